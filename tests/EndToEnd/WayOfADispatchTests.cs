using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;

namespace DiploMesh.EndToEnd;

/// <summary>The whole way of a dispatch, from a file on disk to an answer, in one process and in four.</summary>
public sealed class WayOfADispatchTests(RabbitMqFixture rabbitMq, UndisturbedMesh undisturbed) : IClassFixture<RabbitMqFixture>, IClassFixture<UndisturbedMesh>
{
    [Fact]
    public async Task Standalone_FolderIngestedTwice_IsAnsweredAboutAndSecondRunAddsNothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var dispatches = new Dispatches();
        await using var mesh = await StandaloneMesh.StartAsync(dispatches.NewDataFolder(), cancellationToken);

        await WalkTheWayAsync(mesh, dispatches, cancellationToken);

        (await mesh.StopAsync(cancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task FourProcesses_FolderIngestedTwice_IsAnsweredAboutAndSecondRunAddsNothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var broker = await rabbitMq.RequireAsync(cancellationToken);
        using var dispatches = new Dispatches();
        await using var mesh = await DistributedMesh.StartAsync(dispatches.NewDataFolder(), broker.Address, cancellationToken);

        await WalkTheWayAsync(mesh, dispatches, cancellationToken);

        foreach (var service in new[] { "Ingestion", "Worker", "Attribution", "Query" })
        {
            (await mesh.StopAsync(service, cancellationToken)).ShouldBe(0, service);
        }
    }

    [Fact]
    public async Task Standalone_KilledAgainAndAgain_EndsWithTheSameStatementsOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var dispatches = undisturbed.Dispatches;

        await using var mesh = await StandaloneMesh.StartAsync(dispatches.NewDataFolder(), cancellationToken);
        var statements = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            // Killed in mid-work: some are accepted, some of these sent to the Worker, some of these attributed.
            var ingesting = mesh.IngestAsync(dispatches.Folder, cancellationToken);
            await Eventually.HoldsAsync(
                async () => (await mesh.StatementsAsync(cancellationToken)).Count > statements || ingesting.IsCompleted, "work has begun", cancellationToken);
            await mesh.KillAsync(cancellationToken);
            await ingesting;
            await mesh.RestartAsync(cancellationToken);
            statements = (await mesh.StatementsAsync(cancellationToken)).Count;
        }

        (await mesh.IngestAsync(dispatches.Folder, cancellationToken)).ExitCode.ShouldBe(0);
        (await mesh.EnrichedAsync(undisturbed.DispatchIds, cancellationToken)).ShouldBe(undisturbed.Statements);
    }

    [Theory]
    [InlineData("Worker")]
    [InlineData("Attribution")]
    [InlineData("Ingestion")]
    public async Task FourProcesses_OneKilledAtWork_EndWithTheSameStatementsOnce(string victim)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var broker = await rabbitMq.RequireAsync(cancellationToken);
        var dispatches = undisturbed.Dispatches;

        await using var mesh = await DistributedMesh.StartAsync(dispatches.NewDataFolder(), broker.Address, cancellationToken);
        (await mesh.IngestAsync(dispatches.Folder, cancellationToken)).ExitCode.ShouldBe(0);
        await mesh.KillAsync(victim, cancellationToken);
        await mesh.RestartAsync(victim, cancellationToken);

        (await mesh.EnrichedAsync(undisturbed.DispatchIds, cancellationToken)).ShouldBe(undisturbed.Statements);
    }

    [Fact]
    public async Task Standalone_ChangedFile_IsANewRevisionWhoseStatementsReplaceTheOld()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var dispatches = new Dispatches();
        var file = Path.Combine(dispatches.Folder, "note.txt");
        await using var mesh = await StandaloneMesh.StartAsync(dispatches.NewDataFolder(), cancellationToken);

        await File.WriteAllTextAsync(file, "Foreign Minister Ilse Brandt said that the ferry line would open in May.\n", cancellationToken);
        var first = (await mesh.IngestAsync(file, cancellationToken)).Json().ShouldHaveSingleItem();
        await mesh.EnrichedAsync([(string)first["dispatch_id"]!], cancellationToken);
        await File.WriteAllTextAsync(file, "Foreign Minister Ilse Brandt said that the ferry line would open in June.\n", cancellationToken);
        var second = (await mesh.IngestAsync(file, cancellationToken)).Json().ShouldHaveSingleItem();

        ((string)second["outcome"]!).ShouldBe("revised");
        ((int)second["revision"]!).ShouldBe(2);
        ((string)second["dispatch_id"]!).ShouldBe((string)first["dispatch_id"]!);
        await Eventually.HoldsAsync(
            async () => (await mesh.StatementsAsync(cancellationToken)) is [var only] && only.ToJsonString().Contains("June", StringComparison.Ordinal),
            "only the statement of the new revision is current",
            cancellationToken);
    }

    [Fact]
    public async Task Standalone_FolderWithBadFiles_TakesTheGoodAndNamesWhatIsWrongWithTheBad()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var dispatches = new Dispatches();
        await File.WriteAllBytesAsync(Path.Combine(dispatches.Folder, "empty.txt"), [], cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(dispatches.Folder, "binary.txt"), [0, 1, 2, 3, 0, 255, 254, 0], cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(dispatches.Folder, "broken.json"), "{\"uri\": ", cancellationToken);
        await using var mesh = await StandaloneMesh.StartAsync(dispatches.NewDataFolder(), cancellationToken);

        var run = await mesh.IngestAsync(dispatches.Folder, cancellationToken);

        run.ExitCode.ShouldBe(1);
        foreach (var bad in new[] { "empty.txt", "binary.txt", "broken.json" })
        {
            run.Error.ShouldContain(bad);
            run.Output.Split('\n').Single(line => line.Contains(bad, StringComparison.Ordinal)).ShouldContain("\"content\"");
        }

        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("\"created\"", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
    }

    private static async Task WalkTheWayAsync(IMesh mesh, Dispatches dispatches, CancellationToken cancellationToken)
    {
        var receipts = (await mesh.IngestAsync(dispatches.Folder, cancellationToken)).Json();
        receipts.Count.ShouldBeGreaterThanOrEqualTo(Directory.GetFiles(dispatches.Folder).Length);
        receipts.ShouldAllBe(receipt => (string)receipt["outcome"]! == "created");
        var dispatchIds = MeshClient.DispatchIds(receipts);
        var statements = await mesh.EnrichedAsync(dispatchIds, cancellationToken);

        var again = (await mesh.IngestAsync(dispatches.Folder, cancellationToken)).Json();
        again.ShouldAllBe(receipt => (string)receipt["outcome"]! == "unchanged");
        MeshClient.DispatchIds(again).ShouldBe(dispatchIds);
        (await mesh.EnrichedAsync(dispatchIds, cancellationToken)).ShouldBe(statements);

        var named = (await mesh.StatementsAsync(cancellationToken)).First(stored => stored["statement"]!["speaker"] is not null);
        var trace = await CommandLine.RunAsync(cancellationToken, "trace", MeshClient.IdOf(named), "--server", mesh.QueryAddress);
        trace.ExitCode.ShouldBe(0, trace.Error);
        trace.Output.ShouldContain((string)named["statement"]!["speaker"]!["name"]!);

        var communications = await CommandLine.RunAsync(cancellationToken, "communications", "--server", mesh.QueryAddress, "--format", "json");
        communications.Json().ShouldNotBeEmpty();
    }
}
