namespace DiploMesh.Standalone.Tests.Commands;

public sealed class EvalTimesTests
{
    private const string Specs = """
        {"text": "The vote is on 3 May 2024.", "reference": "2024-05-15T00:00:00", "results": [{"text": "3 May 2024", "type": "datetimeV2.date", "start": 15, "end": 24, "length": null, "resolution": {"values": [{"timex": "2024-05-03", "type": "date", "value": "2024-05-03"}]}}]}
        {"text": "The vote was in 2021.", "reference": null, "results": [{"text": "2021", "type": "daterange", "start": 16, "end": null, "length": 4, "resolution": {"Timex": "2020", "PastResolution": {"startDate": "2020-01-01", "endDate": "2021-01-01"}, "FutureResolution": {"startDate": "2020-01-01", "endDate": "2021-01-01"}}}]}
        {"text": "Nobody voted yesterday.", "reference": "2024-05-15T00:00:00", "results": []}
        """;

    [Fact]
    public async Task Run_Specs_CountsSpansAndValuesApart()
    {
        using var folder = new TemporaryFolder();
        var errors = Path.Combine(folder.Path, "errors.tsv");

        var run = await ProgramRun.InvokeAsync("eval-times", folder.Write("specs.jsonl", Specs), "--errors", errors);

        run.ExitCode.ShouldBe(ExitCodes.Success);
        Row(run, "date + daterange").ShouldBe("2 0.667 1.000 0.800 1 0.500");
        Row(run, "daterange").ShouldBe("1 1.000 1.000 1.000 0 0.000");
        run.Output.ShouldContain("1  right span, another value");
        run.Output.ShouldContain("1  found where the spec has none");
        (await File.ReadAllLinesAsync(errors, TestContext.Current.CancellationToken)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Run_SpecThatIsNotWhereItSays_NamesTheLine()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.InvokeAsync("eval-times", folder.Write("specs.jsonl", """{"text": "short", "results": [{"text": "long ago", "start": 9, "length": 8, "type": "date"}]}"""));

        run.ExitCode.ShouldNotBe(ExitCodes.Success);
        run.Errors.ShouldContain("specs.jsonl line 1");
    }

    private static string Row(ProgramRun run, string name) =>
        string.Join(' ', run.OutputLines.Single(l => l.StartsWith(name + "  ", StringComparison.Ordinal))[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
