namespace DiploMesh.Standalone.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("ingest")]
    [InlineData("attribute")]
    [InlineData("trace")]
    [InlineData("statements", "--kind", "loud")]
    [InlineData("statements", "--modality", "maybe")]
    [InlineData("statements", "--limit", "0")]
    [InlineData("statements", "--limit", "many")]
    [InlineData("statements", "--from", "tomorrow")]
    [InlineData("statements", "--min-confidence", "2")]
    [InlineData("statements", "--server", "localhost:5000")]
    [InlineData("statements", "--format", "xml")]
    [InlineData("communications", "--channel", "pigeon")]
    [InlineData("attribute", "a.txt", "--offsets", "bytes")]
    [InlineData("parse", "a.txt", "--format", "xml")]
    [InlineData("eval-parse")]
    [InlineData("up", "--port", "65535")]
    [InlineData("up", "--frob")]
    public async Task Run_WrongUsage_ExitsTwoAndPointsToHelp(params string[] args)
    {
        var run = await ProgramRun.InvokeAsync(args);

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith("diplomesh: ");
        run.Errors.ShouldContain("--help\"");
    }

    [Fact]
    public async Task Run_SeveralWrongOptions_NamesEachOfThem()
    {
        var run = await ProgramRun.InvokeAsync("statements", "--kind", "loud", "--limit", "many");

        run.Errors.ShouldContain("--kind: \"loud\"");
        run.Errors.ShouldContain("--limit: \"many\"");
    }

    [Fact]
    public async Task Run_WithoutArguments_ShowsTheCommands()
    {
        var run = await ProgramRun.InvokeAsync();

        run.ExitCode.ShouldBe(ExitCodes.Success);
        foreach (var command in new[] { "demo", "up", "attribute", "parse", "ingest", "statements", "trace", "communications", "eval-parse" })
        {
            run.Output.ShouldContain($"\n  {command} ");
        }

        run.Output.ShouldContain("Exit codes:");
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("up")]
    [InlineData("attribute")]
    [InlineData("parse")]
    [InlineData("eval-parse")]
    [InlineData("ingest")]
    [InlineData("statements")]
    [InlineData("trace")]
    [InlineData("communications")]
    public async Task Help_OfEveryCommand_HasExamplesOfIt(string command)
    {
        var run = await ProgramRun.InvokeAsync(command, "--help");

        run.ExitCode.ShouldBe(ExitCodes.Success);
        run.Errors.ShouldBeEmpty();
        run.Output.ShouldContain("Examples:");
        run.Output.ShouldContain($"diplomesh {command}");
    }

    [Fact]
    public async Task Version_Always_NamesProgramEngineAndModel()
    {
        var run = await ProgramRun.InvokeAsync("--version");

        run.ExitCode.ShouldBe(ExitCodes.Success);
        run.OutputLines.Count.ShouldBe(3);
        run.OutputLines[0].ShouldStartWith("diplomesh ");
        run.OutputLines[1].ShouldStartWith("engine ");
        run.OutputLines[2].ShouldStartWith("model ");
    }
}
