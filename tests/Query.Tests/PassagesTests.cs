using CsCheck;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Query.Tracing;

namespace DiploMesh.Query.Tests;

public sealed class PassagesTests
{
    [Theory]
    [InlineData("One.\n\nTwo here.\n\nThree.", "here", "Two here.")]
    [InlineData("One.\r\n\r\nTwo\r\nhere.\r\n\r\nThree.", "here", "Two\r\nhere.")]
    [InlineData("One.\n \t\nTwo\nhere.\n\n\n\nThree.", "Two", "Two\nhere.")]
    [InlineData("One.\nTwo here.\nThree.", "here", "Two here.")]
    [InlineData("Only here.", "here", "Only here.")]
    [InlineData("  Only here. \n", "here", "Only here.")]
    public void Around_Span_IsItsParagraph(string text, string words, string expected)
    {
        var passage = new Passages(text).Around([Sample.SpanOf(words, text)])!;

        passage.Text.ShouldBe(expected);
        text[passage.Start..passage.End].ShouldBe(expected);
    }

    [Fact]
    public void Around_SpansOfSeveralParagraphs_ReachesFromFirstToLast()
    {
        const string text = "Zero.\n\nOne a.\n\nBetween.\n\nTwo b.\n\nThree.";

        new Passages(text).Around([Sample.SpanOf("b", text), Sample.SpanOf("a.", text)])!.Text.ShouldBe("One a.\n\nBetween.\n\nTwo b.");
    }

    [Fact]
    public void Around_NoSpan_IsNone() => new Passages("text").Around([]).ShouldBeNull();

    [Fact]
    public void Around_EndlessParagraph_IsCutAtWords()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 2000)) + "here " + string.Concat(Enumerable.Repeat("word ", 2000));

        var passage = new Passages(text).Around([Sample.SpanOf("here", text)])!;

        passage.Text.Length.ShouldBeInRange(3900, 4004);
        passage.Text.Split(' ').Distinct().ShouldBe(["word", "here"]);
    }

    [Fact]
    public void Around_AnySpan_HoldsItAndSlicesTheText()
    {
        var texts = Gen.Char["ab \n\r\t"].Array[1, 60].Select(characters => new string(characters));
        Gen.Select(texts, Gen.Int[0, 59], Gen.Int[1, 60]).Sample((text, start, length) =>
        {
            start = Math.Min(start, text.Length - 1);
            var end = Math.Min(text.Length, start + length);
            var passage = new Passages(text).Around([new Span { Start = start, End = end, Text = text[start..end] }])!;
            return passage.Start <= start && passage.End >= end && text[passage.Start..passage.End] == passage.Text;
        });
    }
}
