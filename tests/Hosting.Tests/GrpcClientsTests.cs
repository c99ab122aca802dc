using DiploMesh.Hosting.Clients;
using DiploMesh.Hosting.Tests.Protos;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Hosting.Tests;

public sealed class GrpcClientsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://localhost")]
    [InlineData("dns:///localhost")]
    public async Task Call_AnyKindOfAddress_ReachesTheService(string host)
    {
        await using var server = await EchoHost.StartAsync();
        await using var services = Services(new GrpcClientSettings { Address = new Uri($"{host}:{server.GrpcPort}") });

        var answer = await services.GetRequiredService<EchoService.EchoServiceClient>().EchoAsync(new EchoRequest { Text = "hello" }, cancellationToken: Token);

        answer.Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Call_NoDeadline_IsGivenTheDefault()
    {
        await using var server = await EchoHost.StartAsync();
        await using var services = Services(new GrpcClientSettings { Address = server.GrpcAddress, Deadline = TimeSpan.FromSeconds(20) });

        var answer = await services.GetRequiredService<EchoService.EchoServiceClient>().EchoAsync(new EchoRequest(), cancellationToken: Token);

        answer.RemainingMs.ShouldBeInRange(1, 20_000);
    }

    [Fact]
    public async Task Call_WhileServingOne_HasNoMoreTimeThanThatOne()
    {
        await using var inner = await EchoHost.StartAsync();
        await using var outer = await EchoHost.StartAsync([], services => services.AddMeshClient<EchoService.EchoServiceClient>(
            _ => new GrpcClientSettings { Address = inner.GrpcAddress, Deadline = TimeSpan.FromSeconds(100) }));
        long remaining = 0;
        outer.Module.Behaviours["forward"] = async call => remaining = (await call.GetHttpContext().RequestServices
            .GetRequiredService<EchoService.EchoServiceClient>().EchoAsync(new EchoRequest(), cancellationToken: call.CancellationToken)).RemainingMs;

        await outer.Grpc.EchoAsync(new EchoRequest { Behaviour = "forward" }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10), cancellationToken: Token);

        remaining.ShouldBeInRange(1, 10_000);
    }

    [Fact]
    public async Task Call_AnswerTooLarge_Fails()
    {
        await using var server = await EchoHost.StartAsync();
        await using var services = Services(new GrpcClientSettings { Address = server.GrpcAddress, MaxReceiveBytes = 1000 });

        var problem = await Should.ThrowAsync<RpcException>(async () => await services.GetRequiredService<EchoService.EchoServiceClient>()
            .EchoAsync(new EchoRequest { Text = new string('a', 2000) }, cancellationToken: Token));

        problem.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    private static ServiceProvider Services(GrpcClientSettings settings)
    {
        var services = new ServiceCollection();
        services.AddMeshClient<EchoService.EchoServiceClient>(_ => settings);
        return services.BuildServiceProvider();
    }
}
