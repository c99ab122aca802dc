using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using DiploMesh.Hosting.Tests.Protos;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Hosting.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task Call_ServiceRefuses_CallerReadsDetails()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["refuse"] = _ => throw Problems.InvalidArgument("text", "is too dull");

        var problem = await FailAsync(host, "refuse");

        problem.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        problem.Reason().ShouldBe("INVALID_ARGUMENT");
        var violation = problem.Violations().ShouldHaveSingleItem();
        violation.Field.ShouldBe("text");
        violation.Description.ShouldBe("is too dull");
    }

    [Fact]
    public async Task JsonCall_ServiceRefuses_CallerReadsDetails()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["refuse"] = _ => throw Problems.InvalidArgument("text", "is too dull");

        var (status, problem) = await FailAsJsonAsync(host, "refuse");

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("code").GetInt32().ShouldBe((int)Code.InvalidArgument);
        problem.GetProperty("message").GetString().ShouldBe("text: is too dull");
        problem.Detail(ErrorInfo.Descriptor).GetProperty("domain").GetString().ShouldBe("diplomesh");
        problem.Detail(BadRequest.Descriptor).GetProperty("fieldViolations")[0].GetProperty("field").GetString().ShouldBe("text");
    }

    [Fact]
    public async Task Call_UnforeseenException_TellsAnErrorIdAndNothingElse()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["break"] = _ => throw new InvalidOperationException("password=hunter2");

        var problem = await FailAsync(host, "break");

        problem.StatusCode.ShouldBe(StatusCode.Internal);
        problem.ToString().ShouldNotContain("hunter2");
        var errorId = problem.GetRpcStatus()!.GetDetail<RequestInfo>()!.RequestId;
        errorId.Length.ShouldBe(32);
        problem.Status.Detail.ShouldContain(errorId);
    }

    [Fact]
    public async Task JsonCall_UnforeseenException_TellsAnErrorIdAndNothingElse()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["break"] = _ => throw new InvalidOperationException("password=hunter2");

        var (status, problem) = await FailAsJsonAsync(host, "break");

        status.ShouldBe(HttpStatusCode.InternalServerError);
        problem.ToString().ShouldNotContain("hunter2");
        problem.Detail(RequestInfo.Descriptor).GetProperty("requestId").GetString()!.Length.ShouldBe(32);
    }

    public static TheoryData<Exception> Outages =>
    [
        new TimeoutException(),
        new SocketException((int)SocketError.ConnectionRefused),
        new InvalidOperationException("wrapped", new HttpRequestException("no", new SocketException((int)SocketError.HostUnreachable))),
        new StoreAwayException(),
    ];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task Call_DependencyAway_SaysWhenToTryAgain(Exception outage)
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["away"] = _ => throw outage;

        var problem = await FailAsync(host, "away");

        problem.StatusCode.ShouldBe(StatusCode.Unavailable);
        problem.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds.ShouldBe(1);
    }

    [Fact]
    public async Task Call_CancellationThatIsNotTheCallers_IsAFault()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["cancel"] = _ => throw new OperationCanceledException();

        (await FailAsync(host, "cancel")).StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task Stream_ServiceFails_CallerReadsDetails()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Behaviours["break"] = _ => throw new InvalidOperationException("password=hunter2");
        using var call = host.Grpc.EchoAll(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "one" }, TestContext.Current.CancellationToken);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();

        await call.RequestStream.WriteAsync(new EchoRequest { Behaviour = "break" }, TestContext.Current.CancellationToken);
        var problem = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        problem.StatusCode.ShouldBe(StatusCode.Internal);
        problem.Reason().ShouldBe("INTERNAL");
    }

    private static Task<RpcException> FailAsync(EchoHost host, string behaviour) => Should.ThrowAsync<RpcException>(
        async () => await host.Grpc.EchoAsync(new EchoRequest { Behaviour = behaviour }, cancellationToken: TestContext.Current.CancellationToken));

    private static async Task<(HttpStatusCode Status, JsonElement Problem)> FailAsJsonAsync(EchoHost host, string behaviour)
    {
        using var response = await host.Http.PostAsJsonAsync("/v1/echo", new { behaviour }, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private sealed class StoreAwayException : System.Data.Common.DbException;
}
