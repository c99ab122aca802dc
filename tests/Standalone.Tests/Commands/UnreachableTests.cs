using DiploMesh.Testing;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class UnreachableTests
{
    [Theory]
    [InlineData("statements")]
    [InlineData("communications")]
    [InlineData("trace", "st-1")]
    public async Task Run_NoMeshThere_SaysWhereAndWhatToDoInOneLine(params string[] args)
    {
        var server = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";

        var run = await ProgramRun.InvokeAsync([.. args, "--server", server]);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Output.ShouldBeEmpty();
        var line = run.Errors.Trim();
        line.ShouldNotContain('\n');
        line.ShouldContain(server["http://".Length..]);
        line.ShouldContain("diplomesh up");
    }

    [Fact]
    public async Task Ingest_NoMeshThere_SaysHowManyWereNotSent()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "The minister said that it rained.", TestContext.Current.CancellationToken);

            var run = await ProgramRun.InvokeAsync("ingest", file, "--server", $"http://127.0.0.1:{FreePorts.Take(1)[0]}");

            run.ExitCode.ShouldBe(ExitCodes.Failure);
            run.Output.ShouldBeEmpty();
            run.Errors.ShouldContain("1 not sent");
            run.Errors.ShouldContain("no mesh can be reached");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
