using System.Text.Json;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Mesh;

namespace DiploMesh.Standalone.Tests.Commands;

/// <summary>The commands that ask, over a mesh that has taken in one dispatch of this class.</summary>
public sealed class QueryCommandTests(MeshFixture mesh) : IAsyncLifetime
{
    private const string Text = """
        Foreign Minister Quillon Verastegui said that the lighthouse would open in June. He sent a letter to Ambassador Odalys Brann.
        In the letter Verastegui said that the keeper would stay if the tower was painted.

        "We have two lamps," Verastegui said. Verastegui warned that the winter would be long. Brann said that the sea was calm.
        """;

    private readonly TemporaryFolder _folder = new();
    private string _dispatchId = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var ingested = await ProgramRun.InvokeAsync("ingest", _folder.Write("lighthouse.txt", Text), "--server", mesh.Server, "--format", "json");
        ingested.ExitCode.ShouldBe(ExitCodes.Success, ingested.Errors);
        _dispatchId = Property(ingested.OutputLines[0], "dispatch_id").GetString()!;

        using var connection = new MeshConnection(mesh.Mesh.GrpcAddress);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var statements = await new DispatchWatch(connection.Query).WaitAsync(_dispatchId, deadline.Token, TestContext.Current.CancellationToken);
        statements.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Statements_AsJson_AreOneMessageALineInSnakeCase()
    {
        var run = await RunAsync("statements", "--dispatch", _dispatchId, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines.Count.ShouldBeGreaterThan(2);
        foreach (var line in run.OutputLines)
        {
            Property(line, "dispatch").GetProperty("source_uri").GetString().ShouldStartWith("file://");
            foreach (var span in Property(line, "statement").GetProperty("content").EnumerateArray())
            {
                var start = span.TryGetProperty("start", out var value) ? value.GetInt32() : 0;
                Text[start..span.GetProperty("end").GetInt32()].ShouldBe(span.GetProperty("text").GetString());
            }
        }
    }

    [Fact]
    public async Task Statements_LimitAndPageToken_GoThroughAllOfThemOnce()
    {
        var all = await RunAsync("statements", "--dispatch", _dispatchId, "--format", "json");

        var first = await RunAsync("statements", "--dispatch", _dispatchId, "--format", "json", "--limit", "2");
        var token = first.Errors.Trim().Split(' ')[^1];
        var rest = await RunAsync("statements", "--dispatch", _dispatchId, "--format", "json", "--page-token", token);

        first.OutputLines.Count.ShouldBe(2);
        first.Errors.ShouldContain("--page-token ");
        first.OutputLines.Concat(rest.OutputLines).ShouldBe(all.OutputLines);
    }

    [Fact]
    public async Task Statements_Filters_AreAllSent()
    {
        var run = await RunAsync(
            "statements", "--dispatch", _dispatchId, "--modality", "conditional", "--kind", "indirect", "--text", "keeper stay", "--min-confidence", "0.01", "--format", "json");

        run.OutputLines.ShouldHaveSingleItem(run.Errors).ShouldContain("the keeper would stay");
    }

    [Fact]
    public async Task Statements_NothingFits_SaysSoAndSucceeds()
    {
        var run = await RunAsync("statements", "--speaker", "Nobody At All");

        run.ExitCode.ShouldBe(ExitCodes.Success);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldBe("Nothing fits.\n");
    }

    [Theory]
    [InlineData("published_to", "--from", "2025-02-01", "--to", "2025-01-01")]
    [InlineData("page_token", "--page-token", "forged")]
    public async Task Statements_RequestRefused_NamesTheField(string field, params string[] options)
    {
        var run = await RunAsync(["statements", .. options]);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith($"diplomesh: {field}: ");
    }

    [Fact]
    public async Task Trace_Statement_ShowsItsEvidenceAndDispatch()
    {
        var listed = await RunAsync("statements", "--dispatch", _dispatchId, "--text", "keeper", "--format", "json");
        var id = Property(listed.OutputLines.ShouldHaveSingleItem(), "statement").GetProperty("id").GetString()!;

        var table = await RunAsync("trace", id);
        var json = await RunAsync("trace", id, "--format", "json");

        table.ExitCode.ShouldBe(ExitCodes.Success, table.Errors);
        table.Output.ShouldContain("the keeper would stay");
        table.Output.ShouldContain("Passage");
        table.Output.ShouldContain("Who vouches, outermost first");
        table.Output.ShouldContain(_dispatchId);
        table.OutputLines.ShouldAllBe(line => line == line.TrimEnd());
        Property(json.OutputLines.ShouldHaveSingleItem(), "statement").GetProperty("statement").GetProperty("id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("st-00000000000000000000", "There is no statement")]
    [InlineData("lighthouse", "statement_id: ")]
    public async Task Trace_UnknownOrWrongIdentifier_SaysSo(string id, string words)
    {
        var run = await RunAsync("trace", id);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.Trim().ShouldNotContain('\n');
        run.Errors.ShouldContain(words);
    }

    [Fact]
    public async Task Communications_OfTheDispatch_NameTheLetter()
    {
        var run = await RunAsync("communications", "--dispatch", _dispatchId, "--channel", "letter");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines[0].ShouldStartWith("ID ");
        run.OutputLines[1].ShouldContain(" letter ");
        run.OutputLines[1].ShouldContain(_dispatchId);
    }

    [Fact]
    public async Task Statements_AskedOfTheJsonPort_SaysWhichPortSpeaksGrpc()
    {
        var run = await ProgramRun.InvokeAsync("statements", "--server", mesh.Mesh.HttpAddress.GetLeftPart(UriPartial.Authority));

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain("does not speak gRPC there");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.InvokeAsync([.. args, "--server", mesh.Server]);

    private static JsonElement Property(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(name).Clone();
    }
}
