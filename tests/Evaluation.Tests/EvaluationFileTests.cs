using System.Text.Json.Nodes;
using CsCheck;
using DiploMesh.Evaluation.Linked;

namespace DiploMesh.Evaluation.Tests;

public sealed class EvaluationFileTests
{
    private const string Words = "🕊🕊 Anna said the road is closed.";

    [Fact]
    public void Score_OffsetsInTheUnitThatIsNamed_AreFound()
    {
        var codePoints = Annotated.File(Document(new Annotated(Words, OffsetUnit.CodePoints)));
        var utf16 = Annotated.File(Document(new Annotated(Words, OffsetUnit.Utf16)));

        LinkedScorer.Score(codePoints, codePoints).EndToEnd.F1.ShouldBe(1);
        LinkedScorer.Score(utf16, utf16, OffsetUnit.Utf16).EndToEnd.F1.ShouldBe(1);
        Should.Throw<EvaluationDataException>(() => LinkedScorer.Score(utf16, utf16)).Message.ShouldBe("d: a source span does not fit the text.");
    }

    [Fact]
    public void HasNesting_ContentWithinContent_IsSeen()
    {
        var note = new Annotated(Words, OffsetUnit.CodePoints);
        var flat = Document(note);
        var nested = Document(note);
        nested["attributions"]!.AsArray().Add(new JsonObject { ["content"] = note.Spans("road") });

        LinkedScorer.HasNesting(Annotated.File(flat)).ShouldBeFalse();
        LinkedScorer.HasNesting(Annotated.File(nested)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"id\": \"secret words", "line: is not valid JSON.")]
    [InlineData("{\"text\": \"secret words\"}", "line: is no object with an \"id\".")]
    [InlineData("{\"id\": \"a\", \"text\": \"secret \\ud800 words\"}", "line: is not valid JSON.")]
    public void Parse_WhatIsNoDocument_IsRefusedWithoutItsWords(string json, string message) =>
        Should.Throw<EvaluationDataException>(() => EvaluationDocument.Parse("line", json)).Message.ShouldBe(message);

    [Fact]
    public void File_WithAnIdTwice_IsRefused()
    {
        var document = new JsonObject { ["id"] = "a" };

        Should.Throw<EvaluationDataException>(() => Annotated.File(document, document)).Message.ShouldContain("\"a\" occurs twice");
    }

    [Theory]
    [InlineData(0.0625, 1, "6.2")] // 6.25 lies between
    [InlineData(0.1875, 1, "18.8")]
    [InlineData(0.00125, 2, "0.12")]
    [InlineData(0.5, 2, "50.00")]
    public void Percent_HalfWay_GoesToTheEvenDigit(double share, int digits, string expected) => Percent.Format(share, digits, 0).ShouldBe(expected);

    [Fact]
    public void Tokens_OfAnyText_LieInItInOrderAndHoldEveryVisibleCharacterOnce() => Gen.String[Gen.Char, 0, 60].Sample(text =>
    {
        var scored = ScoredText.OfWordsAndMarks(text);
        var end = 0;
        foreach (var token in scored.Tokens)
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(end);
            token.Length.ShouldBeGreaterThan(0);
            text[end..token.Start].ShouldAllBe(c => char.IsWhiteSpace(c) || (c >= 0x1c && c <= 0x1f));
            end = token.End;
        }

        text[end..].ShouldAllBe(c => char.IsWhiteSpace(c) || (c >= 0x1c && c <= 0x1f));
    });

    private static JsonObject Document(Annotated note) => new()
    {
        ["id"] = "d",
        ["text"] = note.Text,
        ["attributions"] = new JsonArray(new JsonObject { ["source"] = note.Spans("Anna"), ["cue"] = note.Spans("said"), ["content"] = note.Spans("the road is closed"), ["type"] = "indirect" }),
    };
}
