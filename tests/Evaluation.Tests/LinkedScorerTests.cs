using DiploMesh.Evaluation.Linked;
using DiploMesh.Language;

namespace DiploMesh.Evaluation.Tests;

public sealed class LinkedScorerTests
{
    private const string Text = "Foreign Minister Anna Berg said that the bridge will open in June. \"We wait,\" the head of the port added.";
    private static readonly ScoredText Scored = ScoredText.OfWordsAndMarks(Text);

    private static readonly LinkedAttribution Bridge = Make("Foreign Minister Anna Berg", "said", "that the bridge will open in June", "indirect");
    private static readonly LinkedAttribution Wait = Make("the head of the port", "added", "\"We wait,\"", "direct");

    [Fact]
    public void Score_OfTheGoldItself_IsPerfect()
    {
        var report = Score([Bridge, Wait], [Wait, Bridge]);

        report.Scores.Values.ShouldAllBe(score => score.F1 == 1);
        report.Shares.Values.ShouldAllBe(share => share == 1);
        report.Mismatches.ShouldBeEmpty();
    }

    [Fact]
    public void Score_ContentCutOnBothSides_CountsItsOverlap()
    {
        // 4 of 7 tokens: found, not exact; everything predicted is right.
        var report = Score([Bridge], [Make("Anna Berg", "said", "the bridge will open", "indirect")]);

        report.Scores["C.found@0.5"].F1.ShouldBe(1);
        report.Scores["C.found@1"].F1.ShouldBe(0);
        report.Scores["A.content.partial"].ShouldBe(new PrecisionRecall(1, 4.0 / 7));
        report.Shares["A.content.J"].ShouldBe(4.0 / 7, 1e-12);
        report.Scores["B.content.tokens"].ShouldBe(new PrecisionRecall(1, 4.0 / 7));
        report.EndToEnd.F1.ShouldBe(1);
        report.Mismatches.Select(m => m.Label).ShouldBe(["source edges: left too narrow", "content edges: left too narrow, right too narrow"]);
    }

    [Fact]
    public void Score_ContentBelowOneHalf_IsMissedAndSpurious()
    {
        var report = Score([Bridge, Wait], [Make("Anna Berg", "said", "the bridge will", "mixed"), Wait]);

        report.Scores["C.found@any"].F1.ShouldBe(1);
        report.EndToEnd.ShouldBe(new PrecisionRecall(0.5, 0.5));
        report.Types["indirect"].ShouldBe(new TypeFigures(1, 0, 0, 0, 0, 0));
        report.Types["mixed"].ShouldBe(new TypeFigures(0, 1, 0, 0, 0, 0));
        report.Types["direct"].ShouldBe(new TypeFigures(1, 1, 1, 1, 1, 1));
        report.Mismatches.Select(m => m.Label).ShouldBe(["missed: indirect, cue found, other content", "spurious: mixed, cue right, other content"]);
    }

    [Theory]
    [InlineData("Anna Berg", true)]
    [InlineData("Foreign Minister", false)]
    [InlineData("bridge", false)]
    [InlineData("", false)]
    public void Score_SourceOfBridge_IsRightWithItsHeadOnly(string source, bool right)
    {
        var report = Score([Bridge], [Make(source, "said", "that the bridge will open in June", "indirect")]);

        report.EndToEnd.F1.ShouldBe(right ? 1 : 0);
        report.Shares["C.acc.source.head"].ShouldBe(right ? 1 : 0);
    }

    [Theory]
    [InlineData("head", true)]
    [InlineData("the port", false)]
    public void Score_SourceWithAPreposition_HasItsHeadBeforeIt(string source, bool right) =>
        Score([Wait], [Make(source, "added", "\"We wait,\"", "direct")]).EndToEnd.F1.ShouldBe(right ? 1 : 0);

    [Fact]
    public void Score_GoldWithoutSource_WantsNone()
    {
        var gold = Make("", "said", "the bridge will open", "indirect");

        Score([gold], [gold]).EndToEnd.F1.ShouldBe(1);
        var report = Score([gold], [Make("Anna Berg", "said", "the bridge will open", "indirect")]);
        report.EndToEnd.F1.ShouldBe(0);
        report.Mismatches.ShouldHaveSingleItem().Label.ShouldBe("source: invented");
    }

    [Fact]
    public void Score_QuotationMarksAtTheEdges_OnlyMatterForTheStrictFigures()
    {
        var report = Score([Wait], [Make("the head of the port", "added", "We wait,\"", "direct")]);

        report.Scores["A.content.exact"].F1.ShouldBe(0);
        report.Scores["A.content.exact*"].F1.ShouldBe(1);
        report.Scores["C.tuple.exact"].F1.ShouldBe(0);
        report.Scores["C.tuple.exact*"].F1.ShouldBe(1);
        report.Mismatches.ShouldContain(m => m.Label == "content edges: punctuation");
    }

    [Fact]
    public void Score_TwoPredictionsOfOneContent_FindItOnce()
    {
        var report = Score([Bridge], [Bridge, Make("Anna Berg", "said", "that the bridge will open in June", "indirect")]);

        report.EndToEnd.ShouldBe(new PrecisionRecall(0.5, 1));
        report.Scores["D.GGT@0.8"].ShouldBe(new PrecisionRecall(0.5, 1));
        report.Scores["A.content.exact"].F1.ShouldBe(1); // spans count once, whoever has them
    }

    [Fact]
    public void Score_StatedConfidence_IsComparedWithWhatIsRight()
    {
        var report = Score([Bridge, Wait], [
            Make("Anna Berg", "said", "that the bridge will open in June", "indirect", 0.95),
            Make("Anna Berg", "added", "\"We wait,\"", "direct", 0.95),
            Make("", "", "in", "indirect", 0.15)]);

        report.Calibration.Bins[9].ShouldBe(new CalibrationBin(0.9, 2, 0.95, 0.5));
        report.Calibration.Bins[1].Count.ShouldBe(1);
        report.Calibration.ExpectedError.ShouldBe(((2 * 0.45) + 0.15) / 3, 1e-12);
    }

    private static LinkedReport Score(LinkedAttribution[] gold, LinkedAttribution[] predicted)
    {
        var scorer = new LinkedScorer();
        scorer.Add("d", gold, predicted);
        return scorer.Report();
    }

    private static LinkedAttribution Make(string source, string cue, string content, string type, double? confidence = null) =>
        new(Scored, Find(source), Find(cue), Find(content), type, confidence, null);

    private static TextSpan[] Find(string words) => words.Length == 0 ? [] : [new TextSpan(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length)];
}
