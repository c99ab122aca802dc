using System.Text;
using CsCheck;
using DiploMesh.Language;

namespace DiploMesh.Language.Tests;

public sealed class DocumentPropertyTests
{
    /// <summary>Any UTF-16, lone surrogates too, with an eye to what the rules look at.</summary>
    private static readonly Gen<string> AnyText = Gen.Frequency(
        (3, Gen.Char.Array[0, 80].Select(c => new string(c))),
        (5, OneOf("He said", "“", "”", "\"", "'", "’s", "U.S.", "No.", "...", " ", "\n", "\r\n", "\n\n", "don't", "a-b", "3.5", "https://x.y", "👩‍⚖️", "\u0301", "\uD800", "(", ")", "1.", "Mr.", "?", "\u2028", "\u200B")
            .Array[0, 60].Select(parts => string.Concat(parts))));

    [Fact]
    public void Parse_AnyText_TokensAndGapsAreTheText() => AnyText.Sample(text =>
    {
        var document = Document.Parse(text);
        var rebuilt = new StringBuilder();
        var at = 0;
        foreach (var token in document.Tokens)
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(at);
            token.End.ShouldBeGreaterThan(token.Start);
            IsBlank(text.AsSpan(at, token.Start - at)).ShouldBeTrue();
            rebuilt.Append(text, at, token.Start - at).Append(token.Span.In(text));
            at = token.End;
        }

        IsBlank(text.AsSpan(at)).ShouldBeTrue();
        rebuilt.Append(text, at, text.Length - at).ToString().ShouldBe(text);
    });

    [Fact]
    public void Parse_AnyText_SentencesAndParagraphsHoldEveryTokenOnce() => AnyText.Sample(text =>
    {
        var document = Document.Parse(text);

        IsPartition(document.Sentences, document.Count).ShouldBeTrue();
        IsPartition(document.Paragraphs, document.Count).ShouldBeTrue();
        document.Sentences.ShouldAllBe(s => document.ParagraphOf(s.First) == document.ParagraphOf(s.Last));
    });

    [Fact]
    public void Parse_NoPairIsCut_EvenAmongMarks() => OneOf("😀", "𝔸", "a", ".", "'", " ").Array[0, 40].Select(string.Concat).Sample(text =>
        Document.Parse(text).Tokens.ShouldAllBe(t => !char.IsLowSurrogate(text[t.Start])));

    [Theory]
    [InlineData("a", 1_048_576)]
    [InlineData("“", 100_000)]
    [InlineData("\"", 100_000)]
    [InlineData(".", 1_048_576)]
    [InlineData("a.", 500_000)]
    [InlineData("a'", 500_000)]
    [InlineData("\n", 1_048_576)]
    [InlineData("x@", 500_000)]
    [InlineData("www.", 250_000)]
    public void Parse_LongMonotony_KeepsEveryCharacter(string unit, int times)
    {
        var text = new StringBuilder().Insert(0, unit, times).ToString();

        var document = Document.Parse(text);

        document.Tokens.Sum(t => t.Span.Length).ShouldBe(text.Count(c => c != '\n'));
    }

    private static Gen<string> OneOf(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(i => parts[i]);

    private static bool IsBlank(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200B' or '\uFEFF'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPartition(IReadOnlyList<TokenRange> ranges, int count)
    {
        var next = 0;
        foreach (var range in ranges)
        {
            if (range.First != next || range.IsEmpty)
            {
                return false;
            }

            next = range.End;
        }

        return next == count;
    }
}
