using System.Globalization;
using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using DiploMesh.Worker.Tests.Support;

namespace DiploMesh.Worker.Tests;

/// <summary>The Worker as a process of its own, over a real broker, killed.</summary>
public sealed class WorkerKillTests(RabbitMqFixture rabbit) : IClassFixture<RabbitMqFixture>
{
    private const string Text = "The ambassador told reporters that the note had been delivered.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_KilledWhileAttributing_StoresTheStatementsOnceAfterItsRestart()
    {
        var broker = await rabbit.RequireAsync(Token);
        string[] overRabbitMq =
        [
            "--Messaging:Transport=RabbitMq", $"--Messaging:RabbitMq:Uri={broker.Address}",
            $"--Messaging:NamePrefix=t{Guid.NewGuid().ToString("N")[..12]}",
        ];
        await using var ingestion = await WorkerProcess.StartIngestionAsync(overRabbitMq);
        var hanging = new TaskCompletionSource();
        ingestion.Attribution.Answer = async (_, context) =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            throw new InvalidOperationException("never");
        };
        var port = FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture);
        await using var worker = await ServiceProcess.StartReadyAsync(
            new ServiceProcessOptions
            {
                AssemblyPath = typeof(WorkerModule).Assembly.Location,
                Arguments = [.. ingestion.StoreSettings, .. overRabbitMq, "--Mesh:GrpcPort=0", $"--Mesh:HttpPort={port}"],
                Environment = new Dictionary<string, string?>(),
                Readiness = new Uri($"http://127.0.0.1:{port}/readyz"),
            },
            Token);
        var dispatch = await ingestion.AcceptAsync("one", Text);
        await hanging.Task.WaitAsync(Eventually.DefaultDeadline, Token);

        await worker.KillAsync(Token);
        ingestion.Attribution.Answer = (request, _) => Task.FromResult(FakeAttribution.WholeText(request));
        await worker.RestartAsync(Token);

        await ingestion.WaitForStatementsAsync(dispatch, 1);
        (await ingestion.AnnouncedAsync(1)).ShouldBeTrue();
        (await worker.StopAsync(Token)).ShouldBe(0, worker.Output);
    }
}
