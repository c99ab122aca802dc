using System.Text.Json.Nodes;
using DiploMesh.Evaluation.Diplomatic;

namespace DiploMesh.Evaluation.Tests;

public sealed class DiplomaticScorerTests
{
    private static readonly Annotated Note = new(
        "VALDMARK (Nordpress) - 🕊 Éva Horn told Tessaly that the ferry could sail again if the pier is mended, the harbour office reported. " +
        "She urged Tessaly to send engineers. The visit marks a thaw between both.",
        OffsetUnit.Utf16);

    private static readonly EvaluationFile Gold = Annotated.File(Document());

    [Fact]
    public void Score_OfTheGoldItself_IsPerfect()
    {
        var report = DiplomaticScorer.Score(Gold, Gold);

        report.Total.FullyRight.ShouldBe(new PrecisionRecall(1, 1));
        report.Total.Accuracy.Values.ShouldAllBe(a => a.All == 1);
        (report.Total.Hops!.Value.F1, report.Total.Condition!.Value.F1, report.Total.Communications!.Value.F1, report.Total.Tenures!.Value.F1).ShouldBe((1, 1, 1, 1));
        report.Total.BadSpans.ShouldBe(0);
        report.Mismatches.ShouldBeEmpty();
    }

    [Fact]
    public void Score_WithoutPrediction_FindsNothing()
    {
        var report = DiplomaticScorer.Score(Gold, Annotated.File());

        report.WithoutPrediction.ShouldBe(1);
        (report.Total.Gold, report.Total.Aligned).ShouldBe((3, 0));
        report.Total.Hops.ShouldBeNull();
        report.Total.HopsAll.ShouldBe(new PrecisionRecall(0, 0));
        report.Mismatches.Select(m => m.Kind).ShouldBe(["missed", "missed", "missed"]);
    }

    public static TheoryData<string, string, string> Changes => new()
    {
        { "kind", "\"direct\"", "kind: indirect as direct" },
        { "modality", "\"firm\"", "modality: conditional as firm" },
        { "channel", "null", "channel: meeting as none" },
        { "speaker", "\"Tessaly\"", "speaker: another one" },
        { "speaker", "\"she\"", "speaker: another one" },
        { "speaker", "null", "speaker: none given" },
        { "holder", "null", "holder: none given" },
        { "addressee", "[]", "addressee: none given" },
        { "cue", "[]", "cue: none given" },
        { "nested_in", "\"s2\"", "nested_in: invented" },
        { "restates", "\"s2\"", "restates: invented" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Score_OneFieldChanged_IsWrongInThatFieldOnly(string field, string value, string label)
    {
        var report = Score(d => Statement(d, 0)[field] = JsonNode.Parse(value));

        report.Mismatches.ShouldHaveSingleItem().Label.ShouldBe(label);
        report.Total.Accuracy.Where(a => a.Value.All < 1).ShouldHaveSingleItem().Value.All.ShouldBe(2.0 / 3, 1e-12);
    }

    [Theory]
    [InlineData("kind", "KIND_INDIRECT")]
    [InlineData("modality", "Conditional")]
    [InlineData("speaker", "EVA HORN")]
    [InlineData("speaker", "Ms Horn")]
    [InlineData("holder", "the Éva Horn")]
    public void Score_OtherSpelling_IsTheSameValue(string field, string value) =>
        Score(d => Statement(d, 0)[field] = value).Mismatches.ShouldBeEmpty();

    [Fact]
    public void Score_AlternativeValue_IsRight() =>
        Score(d => Statement(d, 1)["modality"] = "firm").Mismatches.ShouldBeEmpty();

    [Fact]
    public void Score_HopOfAnotherStatement_IsALeak()
    {
        var report = Score(d => ((JsonArray)Statement(d, 1)["chain"]!).Insert(1, Note.Hop("press_service", "the harbour office")));

        (report.Total.ChainLeaks, report.Total.LeakedHops).ShouldBe((1, 1));
        report.Total.Hops.ShouldBe(new PrecisionRecall(0.8, 1)); // 4 right of 5
        report.Mismatches.Select(m => m.Label).ShouldBe(["chain: hop leaked", "chain_local: hop leaked"]);
        report.Total.FullyRightCount.ShouldBe(2);
    }

    [Fact]
    public void Score_DispatchHopLeftOut_IsRightLocally()
    {
        var report = Score(d => ((JsonArray)Statement(d, 0)["chain"]!).RemoveAt(0));

        (report.Total.FullyRightCount, report.Total.FullyRightLocalCount).ShouldBe((2, 3));
        report.Mismatches.ShouldHaveSingleItem().Label.ShouldBe("chain: hop missing");
    }

    [Fact]
    public void Score_HopsInTheWrongOrder_AreRightButNotTheChain()
    {
        var report = Score(d => Statement(d, 0)["chain"] = new JsonArray(Note.Hop("press_service", "the harbour office"), Note.Hop("publisher", "Nordpress")));

        report.Total.Hops!.Value.F1.ShouldBe(1);
        report.Mismatches.ShouldHaveSingleItem().Label.ShouldBe("chain: order");
    }

    [Fact]
    public void Score_NarratorGivenToASpeaker_Leaks()
    {
        var report = Score(d => Statement(d, 2)["speaker"] = "Éva Horn");

        (report.Total.NarratorLeaks, report.Total.NarratorGold, report.Total.NarratorLeakRate).ShouldBe((1, 1, 1));
        Score(d => Statement(d, 2)["speaker"] = "narrator").Mismatches.ShouldBeEmpty();
    }

    [Fact]
    public void Score_ConditionWithItsMarker_CountsAsTheCondition()
    {
        var report = Score(d => Statement(d, 0)["condition"] = Note.Spans("if the pier is mended"));

        report.Total.Condition!.Value.F1.ShouldBe(1);
        report.Total.ConditionTokens.ShouldBe(new PrecisionRecall(0.8, 1));
    }

    [Fact]
    public void Score_OffsetsInCodePoints_AreBadSpans()
    {
        var report = Score(d => Statement(d, 1)["cue"]![0]!["start"] = Note.Text.IndexOf("urged", StringComparison.Ordinal) - 1);

        report.Total.BadSpans.ShouldBe(1);
        report.Mismatches.ShouldHaveSingleItem().Label.ShouldBe("cue: none given");
    }

    [Fact]
    public void Score_ContentBelowOneHalf_IsMissedAndSpurious()
    {
        var report = Score(d => Statement(d, 1)["content"] = Note.Spans("engineers"));

        (report.Total.Aligned, report.Total.Predicted).ShouldBe((2, 3));
        report.Mismatches.Select(m => m.Label).ShouldBe(["missed: indirect, cue found, other content", "spurious: indirect, cue found, other content"]);
    }

    [Fact]
    public void Score_AnotherText_IsRefused() =>
        Should.Throw<EvaluationDataException>(() => Score(d => d["text"] = "It rained.")).Message.ShouldNotContain("rained");

    private static DiplomaticReport Score(Action<JsonObject> change)
    {
        var predicted = Document();
        foreach (var statement in predicted["attributions"]!.AsArray())
        {
            statement!.AsObject().Remove("alt");
        }

        change(predicted);
        return DiplomaticScorer.Score(Gold, Annotated.File(predicted));
    }

    private static JsonObject Statement(JsonObject document, int index) => document["attributions"]![index]!.AsObject();

    private static JsonObject Document() => new()
    {
        ["id"] = "note",
        ["text"] = Note.Text,
        ["dispatch_hops"] = new JsonArray(Note.Hop("publisher", "Nordpress")),
        ["attributions"] = new JsonArray(
            Make("s1", "indirect", "Éva Horn", "told", "the ferry could sail again", "conditional", [Note.Hop("publisher", "Nordpress"), Note.Hop("press_service", "the harbour office"), Note.Hop("speaker", "Éva Horn")],
                channel: "meeting", addressee: ["Tessaly"], condition: ["the pier is mended"], holder: "Éva Horn"),
            Make("s2", "indirect", "She", "urged", "to send engineers", "requested", [Note.Hop("publisher", "Nordpress")], alt: new JsonObject { ["modality"] = new JsonArray("firm") }),
            Make("s3", "narrator", null, "marks", "a thaw between both", "hedged", [Note.Hop("publisher", "Nordpress")])),
        ["actors"] = new JsonArray(
            new JsonObject { ["key"] = "eva-horn", ["type"] = "person", ["name"] = "Éva Horn", ["mentions"] = Note.Spans("Éva Horn", "She") },
            new JsonObject { ["key"] = "tessaly", ["type"] = "state", ["name"] = "Tessaly", ["mentions"] = Note.Spans("Tessaly") }),
        ["communications"] = new JsonArray(new JsonObject { ["id"] = "c1", ["channel"] = "meeting", ["sender"] = "eva-horn", ["mentions"] = Note.Spans("The visit") }),
        ["tenures"] = new JsonArray(new JsonObject { ["id"] = "t1", ["person"] = "eva-horn", ["status"] = "current", ["evidence"] = Note.Spans("the harbour office") }),
    };

    private static JsonObject Make(
        string id, string kind, string? source, string cue, string content, string modality, JsonObject[] chain,
        string? channel = null, string[]? addressee = null, string[]? condition = null, string? holder = null, JsonObject? alt = null) => new()
        {
            ["id"] = id,
            ["kind"] = kind,
            ["source"] = source is null ? [] : Note.Spans(source),
            ["cue"] = Note.Spans(cue),
            ["content"] = Note.Spans(content),
            ["speaker"] = source is null ? null : "eva-horn",
            ["addressee"] = Note.Spans(addressee ?? []),
            ["channel"] = channel,
            ["chain"] = new JsonArray([.. chain]),
            ["modality"] = modality,
            ["condition"] = Note.Spans(condition ?? []),
            ["holder"] = holder is null ? null : "eva-horn",
            ["nested_in"] = null,
            ["restates"] = null,
            ["alt"] = alt ?? [],
        };
}
