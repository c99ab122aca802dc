using System.Text.Json;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class EvalAttributionTests : IDisposable
{
    private const string Text = "🕊 Vesna Horvat said that the ferry will sail again.";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task EvalAttribution_LinkedGold_ScoresTheEngineInItsConvention()
    {
        var run = await ProgramRun.InvokeAsync("eval-attribution", LinkedGold("that the ferry will sail again"), "--json");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("C.tuple.exact")[2].GetDouble().ShouldBe(1);
        report.RootElement.GetProperty("calibration").GetProperty("count").GetInt32().ShouldBe(1);
        report.RootElement.GetProperty("tokens_per_second").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task EvalAttribution_WhatAttributePrints_ScoresTheSame()
    {
        var gold = LinkedGold("the ferry will sail again");
        var attributed = await ProgramRun.InvokeAsync("attribute", "--jsonl", gold, "--format", "json", "--convention", "polnear", "--offsets", "codepoints");
        var predicted = _folder.Write("pred.jsonl", attributed.Output);

        var fromFile = await ProgramRun.InvokeAsync("eval-attribution", gold, "--pred", predicted);
        var fromEngine = await ProgramRun.InvokeAsync("eval-attribution", gold);

        fromFile.Output.ShouldContain("content edges: left too wide");
        fromEngine.Output.ShouldStartWith(fromFile.Output);
        fromEngine.Output.ShouldContain("tokens a second and thread");
    }

    [Fact]
    public async Task EvalAttribution_DiplomaticGold_ScoresEveryField()
    {
        var run = await ProgramRun.InvokeAsync("eval-attribution", DiplomaticGold());

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines.ShouldContain(line => line.StartsWith("FULLY RIGHT            P    0.0", StringComparison.Ordinal));
        run.OutputLines.ShouldContain(line => line.EndsWith("  modality: denied as firm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EvalAttribution_Errors_HaveTheWordsInTheFileAndNowhereElse()
    {
        var errors = Path.Combine(_folder.Path, "errors.jsonl");

        var run = await ProgramRun.InvokeAsync("eval-attribution", LinkedGold("the ferry"), "--errors", errors);

        (run.Output + run.Errors).ShouldNotContain("ferry");
        var lines = await File.ReadAllLinesAsync(errors, TestContext.Current.CancellationToken);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()).ShouldBe(["missed", "spurious"]);
        using var missed = JsonDocument.Parse(lines[0]);
        missed.RootElement.GetProperty("id").GetString().ShouldBe("d");
        missed.RootElement.GetProperty("gold").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("the ferry");
        missed.RootElement.GetProperty("predicted").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("that the ferry will sail again");
    }

    [Fact]
    public async Task EvalAttribution_Documents_AreTheFirstOnes()
    {
        var gold = _folder.Write("gold.jsonl", Linked("a", "the ferry") + "\n" + Linked("b", "the ferry") + "\n");

        var run = await ProgramRun.InvokeAsync("eval-attribution", gold, "--documents", "1");

        run.Output.ShouldStartWith("documents 1 ");
    }

    [Theory]
    [InlineData("{\"id\": \"d\", \"text\": \"secret words\", \"attributions\": [{\"content\": [{\"start\": 3, \"end\": 99}]}]}", "diplomesh: d: a content span does not fit the text.")]
    [InlineData("{\"text\": \"secret words\"", "is not valid JSON.")]
    [InlineData("{\"id\": \"d\"}", "diplomesh: d: has no text.")]
    public async Task EvalAttribution_WrongGold_IsRefusedWithoutItsWords(string gold, string message)
    {
        var run = await ProgramRun.InvokeAsync("eval-attribution", _folder.Write("gold.jsonl", gold));

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain(message);
        run.Errors.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("attribute", "-", "--convention", "parc")]
    [InlineData("eval-attribution", "gold.jsonl", "--documents", "0")]
    [InlineData("eval-attribution")]
    public async Task WrongUsage_IsSaid(params string[] args) => (await ProgramRun.InvokeAsync(args)).ExitCode.ShouldBe(ExitCodes.Usage);

    public void Dispose() => _folder.Dispose();

    private string LinkedGold(string content) => _folder.Write("gold.jsonl", Linked("d", content));

    private static string Linked(string id, string content) => JsonSerializer.Serialize(new
    {
        id,
        text = Text,
        attributions = new[] { new { source = Spans("Vesna Horvat", -1), cue = Spans("said", -1), content = Spans(content, -1), type = "indirect" } },
    });

    private string DiplomaticGold() => _folder.Write("gold.jsonl", JsonSerializer.Serialize(new
    {
        id = "d",
        text = Text,
        dispatch_hops = Array.Empty<object>(),
        attributions = new[] { new { id = "s1", kind = "indirect", source = Spans("Vesna Horvat", 0), cue = Spans("said", 0), content = Spans("the ferry will sail again", 0), speaker = "vesna", modality = "denied" } },
        actors = new[] { new { key = "vesna", type = "person", name = "Vesna Horvat", mentions = Spans("Vesna Horvat", 0) } },
    }));

    /// <summary>A span; the only character of two UTF-16 units stands in front, so code points are one less.</summary>
    private static object[] Spans(string words, int shift)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal) + shift;
        return [new { start, end = start + words.Length, text = words }];
    }
}
