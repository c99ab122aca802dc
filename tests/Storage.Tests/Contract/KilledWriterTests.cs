using System.Diagnostics;
using DiploMesh.Storage.Identifiers;
using DiploMesh.Storage.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Storage.Tests.Contract;

/// <summary>A process that is killed (SIGKILL) in the middle of a transaction, while others use the same file.</summary>
public sealed class KilledWriterTests
{
    private const string Variable = "DIPLOMESH_TEST_KILLED_WRITER";
    private const string Ready = "writer is in the middle of its transaction";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcceptAsync_ProcessKilledBeforeCommit_LeavesNothingAndNothingLocked()
    {
        var folder = Directory.CreateTempSubdirectory("diplomesh-storage-");
        var path = Path.Combine(folder.FullName, "store.db");
        await using var store = await TestStore.CreateAsync(SqliteTestEngine.Settings(path), () => ValueTask.CompletedTask);
        using var writer = Start(path);
        try
        {
            var output = await ReadUntilAsync(writer.StandardOutput, Ready);
            output.ShouldEndWith(Ready);
        }
        finally
        {
            writer.Kill(entireProcessTree: true);
            await writer.WaitForExitAsync(Token);
        }

        (await store.Reader.FindAsync(StableId.ForDispatch(Samples.Uri), 0, Token)).ShouldBeNull();
        var accepted = await store.Dispatches.AcceptAsync(Samples.Command(Samples.Dispatch("Another text.")), Token);
        accepted.Dispatches[0].Dispatch.Revision.ShouldBe(1);
        (await store.IngestionOutbox.GetStateAsync(Token)).Pending.ShouldBe(1);

        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Not a test of its own: what the killed process does.</summary>
    [Fact(Explicit = true)]
    public async Task Writer()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(path is null, "Only for the process that is to be killed.");
        await using var services = TestStore.BuildServices(SqliteTestEngine.Settings(path), TimeProvider.System);
        var command = Samples.Command(Samples.Dispatch()) with
        {
            Announce = _ =>
            {
                // Raw bytes, dispatch and revision are written by now, the outbox row is not.
                using var console = new StreamWriter(Console.OpenStandardOutput());
                console.WriteLine(Ready);
                console.Flush();
                using var never = new ManualResetEventSlim();
                never.Wait(TimeSpan.FromMinutes(1), Token);
                return Samples.Message();
            },
        };
        await services.GetRequiredService<IDispatchStore>().AcceptAsync(command, Token);
    }

    private static Process Start(string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { [Variable] = path } };
        foreach (var argument in (string[])[typeof(KilledWriterTests).Assembly.Location, "--explicit", "only", "--filter-method", $"*.{nameof(KilledWriterTests)}.{nameof(Writer)}"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<string> ReadUntilAsync(StreamReader reader, string line)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        var lines = new List<string>();
        while (await reader.ReadLineAsync(deadline.Token) is { } read)
        {
            lines.Add(read);
            if (read.EndsWith(line, StringComparison.Ordinal))
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }
}
