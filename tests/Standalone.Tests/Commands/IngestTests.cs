using System.Text.Json;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class IngestTests(MeshFixture mesh) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Ingest_FolderTwice_CreatesOnceAndThenAddsNothing()
    {
        _folder.Write("b.txt", "The minister said that the bridge would open in June.");
        _folder.Write("a/one.txt", "The envoy said that the talks would go on.");
        _folder.Write(".hidden.txt", "The guard said that nobody should read this.");

        var first = await ProgramRun.InvokeAsync("ingest", _folder.Path, "--server", mesh.Server);
        var second = await ProgramRun.InvokeAsync("ingest", _folder.Path, "--server", mesh.Server);

        first.ExitCode.ShouldBe(ExitCodes.Success, first.Errors);
        first.OutputLines.Count.ShouldBe(2);
        first.OutputLines[0].ShouldStartWith("created");
        first.OutputLines[0].ShouldContain(Path.Combine(_folder.Path, "a", "one.txt"));
        first.Output.ShouldNotContain('\u001b');
        first.OutputLines.ShouldAllBe(line => line == line.TrimEnd());
        first.Errors.ShouldContain("2 documents, 2 dispatches: 2 created, 0 revised, 0 unchanged; 0 documents refused.");
        second.ExitCode.ShouldBe(ExitCodes.Success);
        second.OutputLines.ShouldAllBe(line => line.StartsWith("unchanged", StringComparison.Ordinal));
        second.Errors.ShouldContain("0 created, 0 revised, 2 unchanged");
    }

    [Fact]
    public async Task Ingest_ChangedFile_IsANewRevision()
    {
        var file = _folder.Write("a.txt", "The minister said that it would rain.");
        await ProgramRun.InvokeAsync("ingest", file, "--server", mesh.Server);
        _folder.Write("a.txt", "The minister said that it would snow.");

        var run = await ProgramRun.InvokeAsync("ingest", file, "--server", mesh.Server, "--format", "json");

        using var receipt = JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem());
        receipt.RootElement.GetProperty("outcome").GetString().ShouldBe("revised");
        receipt.RootElement.GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Ingest_GoodAndBadFiles_StoresTheGoodAndNamesTheBad()
    {
        _folder.Write("a.txt", "The minister said that the ferry was late.");
        _folder.Write("empty.txt", string.Empty);
        _folder.Write("broken.json", "{\"body_text\": ");
        using (var huge = File.Create(Path.Combine(_folder.Path, "huge.txt")))
        {
            huge.SetLength(100 * 1024 * 1024);
        }

        var run = await ProgramRun.InvokeAsync("ingest", _folder.Path, Path.Combine(_folder.Path, "missing.txt"), "--server", mesh.Server);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.OutputLines.ShouldHaveSingleItem().ShouldStartWith("created");
        run.Errors.ShouldContain("huge.txt: content: has 104,857,600 bytes, at most 4,194,304 can be sent.");
        run.Errors.ShouldContain("empty.txt: content: ");
        run.Errors.ShouldContain("broken.json: content: ");
        run.Errors.ShouldContain("missing.txt: cannot be read: ");
        run.Errors.ShouldContain("1 created, 0 revised, 0 unchanged; 4 documents refused.");
    }

    [Fact]
    public async Task Ingest_RefusedFileAsJson_HasItsFieldViolations()
    {
        var file = _folder.Write("empty.txt", string.Empty);

        var run = await ProgramRun.InvokeAsync("ingest", file, "--server", mesh.Server, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        using var line = JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem());
        line.RootElement.GetProperty("path").GetString().ShouldBe(file);
        line.RootElement.GetProperty("outcome").GetString().ShouldBe("refused");
        line.RootElement.TryGetProperty("dispatch_id", out _).ShouldBeFalse();
        var error = line.RootElement.GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("INVALID_ARGUMENT");
        error.GetProperty("field_violations")[0].GetProperty("field").GetString().ShouldBe("content");
    }

    [Fact]
    public async Task Ingest_ManyMoreFilesThanAreOnTheWayAtOnce_HasAReceiptForEachInOrder()
    {
        var names = Enumerable.Range(100, 60).Select(number => $"{number}.txt").ToArray();
        foreach (var name in names)
        {
            _folder.Write(name, $"The minister said that the number was {name}.");
        }

        var run = await ProgramRun.InvokeAsync("ingest", _folder.Path, "--server", mesh.Server, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines.Select(line => Path.GetFileName(JsonDocument.Parse(line).RootElement.GetProperty("path").GetString())).ShouldBe(names);
    }

    public void Dispose() => _folder.Dispose();
}
