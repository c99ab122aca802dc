using DiploMesh.Hosting.Tests.Protos;

namespace DiploMesh.Hosting.Tests;

public sealed class MeshHostTests
{
    [Fact]
    public async Task Start_FreePorts_ServesGrpcAndJsonThere()
    {
        await using var host = await EchoHost.StartAsync();

        var answer = await host.Grpc.EchoAsync(new EchoRequest { Text = "by gRPC" }, cancellationToken: TestContext.Current.CancellationToken);
        var json = await host.Http.GetStringAsync("/v1/echo/by-json", TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("by gRPC");
        json.ShouldContain("\"text\":\"by-json\"", customMessage: json);
    }
}
