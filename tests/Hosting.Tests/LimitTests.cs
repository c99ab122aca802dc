using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DiploMesh.Hosting.Tests.Protos;
using DiploMesh.Testing;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Hosting.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task Call_MessageTooLarge_NamesTheLimit()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:MaxReceiveBytes=2000");

        var problem = await Should.ThrowAsync<RpcException>(async () =>
            await host.Grpc.EchoAsync(new EchoRequest { Text = new string('a', 2001) }, cancellationToken: TestContext.Current.CancellationToken));

        problem.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        problem.Status.Detail.ShouldContain("2000 bytes");
        problem.Reason().ShouldBe("MESSAGE_TOO_LARGE");
    }

    [Fact]
    public async Task Stream_MessageTooLarge_NamesTheLimit()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:MaxReceiveBytes=2000");
        using var call = host.Grpc.EchoAll(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "small" }, TestContext.Current.CancellationToken);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = new string('a', 2001) }, TestContext.Current.CancellationToken);
        var problem = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        problem.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        problem.Reason().ShouldBe("MESSAGE_TOO_LARGE");
    }

    [Fact]
    public async Task JsonCall_BodyTooLarge_NamesTheLimit()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:MaxReceiveBytes=2000");

        using var response = await host.Http.PostAsJsonAsync("/v1/echo", new { text = new string('a', 100_000) }, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("code").GetInt32().ShouldBe((int)Code.ResourceExhausted);
        problem.GetProperty("message").GetString()!.ShouldContain("2000 bytes");
    }

    [Theory]
    [InlineData(null, 29_000, 30_000)]
    [InlineData(5, 1, 5_000)]
    [InlineData(86_400, 119_000, 120_000)]
    public async Task Call_Deadline_IsGivenAndCapped(int? asked, int least, int most)
    {
        await using var host = await EchoHost.StartAsync();
        var deadline = asked is { } seconds ? TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds) : (DateTime?)null;

        var answer = await host.Grpc.EchoAsync(new EchoRequest(), deadline: deadline, cancellationToken: TestContext.Current.CancellationToken);

        answer.RemainingMs.ShouldBeInRange(least, most);
    }

    [Fact]
    public async Task Stream_NoDeadline_IsGivenNone()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Grpc.EchoAll(cancellationToken: TestContext.Current.CancellationToken);

        await call.RequestStream.WriteAsync(new EchoRequest(), TestContext.Current.CancellationToken);
        await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);

        call.ResponseStream.Current.RemainingMs.ShouldBe(-1);
    }

    [Fact(Timeout = 20_000)]
    public async Task Call_DeadlinePasses_EndsTheWork()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:DefaultDeadlineSeconds=1");
        host.Module.Behaviours["wait"] = call => Task.Delay(Timeout.Infinite, call.CancellationToken);

        var problem = await Should.ThrowAsync<RpcException>(async () =>
            await host.Grpc.EchoAsync(new EchoRequest { Behaviour = "wait" }, cancellationToken: TestContext.Current.CancellationToken));

        problem.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact(Timeout = 20_000)]
    public async Task JsonCall_DeadlinePasses_EndsTheWork()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await EchoHost.StartAsync([], services => services.AddSingleton<TimeProvider>(time));
        host.Module.Behaviours["wait"] = call =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            return Task.Delay(Timeout.Infinite, call.CancellationToken);
        };

        using var response = await host.Http.PostAsJsonAsync("/v1/echo", new { behaviour = "wait" }, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.Detail(ErrorInfo.Descriptor).GetProperty("reason").GetString().ShouldBe("DEADLINE_EXCEEDED");
    }

    [Fact]
    public async Task Stream_CallerSendsNothing_IsEnded()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await EchoHost.StartAsync([], services => services.AddSingleton<TimeProvider>(time));
        using var call = host.Grpc.EchoAll(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new EchoRequest(), TestContext.Current.CancellationToken);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();

        var next = call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(
            () =>
            {
                // The server may not have begun to wait yet; time goes on until it has waited long enough.
                time.Advance(TimeSpan.FromSeconds(301));
                return next.IsCompleted;
            },
            "the stream has ended",
            TestContext.Current.CancellationToken);

        var problem = await Should.ThrowAsync<RpcException>(() => next);
        problem.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        problem.Reason().ShouldBe("STREAM_IDLE");
    }
}
