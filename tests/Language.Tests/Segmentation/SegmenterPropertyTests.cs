using System.Text;
using CsCheck;
using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Tests.Segmentation;

public sealed class SegmenterPropertyTests
{
    /// <summary>Any UTF-16, lone surrogates too, with an eye to what the rules look at.</summary>
    private static readonly Gen<string> AnyText = Gen.Frequency(
        (3, Gen.Char.Array[0, 80].Select(c => new string(c))),
        (5, OneOf("He said", "“", "”", "\"", "'", "’s", "U.S.", "No.", "...", " ", "\n", "\r\n", "\n\n", "\r", "don't", "cannot", "a-b", "3.5", "https://x.y", "a@b.c", "@me", "#tag", "👩‍⚖️", "🇷🇸", "\u0301", "\u200D", "\uD800", "\uDC00", "(", ")", "1.", "Mr.", "?", "\u2028", "\u200B", "a line that is wide enough to be broken")
            .Array[0, 60].Select(parts => string.Concat(parts))));

    [Fact]
    public void Segment_AnyText_TokensAndGapsAreTheText() => AnyText.Sample(text =>
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        var at = 0;
        foreach (var token in segmenter.Tokens)
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(at);
            token.Length.ShouldBeGreaterThan(0);
            IsGap(text.AsSpan(at, token.Start - at)).ShouldBeTrue();
            IsGap(text.AsSpan(token.Start, 1)).ShouldBeFalse();
            at = token.Start + token.Length;
        }

        IsGap(text.AsSpan(at)).ShouldBeTrue();
        segmenter.Kinds.Length.ShouldBe(segmenter.Tokens.Length);
    });

    [Fact]
    public void Segment_AnyText_SentencesAndParagraphsHoldEveryTokenOnce() => AnyText.Sample(text =>
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);

        IsPartition(segmenter.SentenceEnds, segmenter.Tokens.Length).ShouldBeTrue();
        IsPartition(segmenter.ParagraphEnds, segmenter.SentenceEnds.Length).ShouldBeTrue();
    });

    [Fact]
    public void Segment_AnyText_CutsNoSurrogatePair() => AnyText.Sample(text =>
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        foreach (var token in segmenter.Tokens)
        {
            (token.Start > 0 && char.IsSurrogatePair(text[token.Start - 1], text[token.Start])).ShouldBeFalse();
        }
    });

    [Fact]
    public void Segment_TextTwice_IsCutTwiceAlike() => AnyText.Sample(text =>
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        var tokens = segmenter.Tokens.ToArray();
        var sentences = segmenter.SentenceEnds.ToArray();

        segmenter.Segment(text + "\n\n" + text);

        var shift = text.Length + 2;
        segmenter.Tokens.ToArray().ShouldBe([.. tokens, .. tokens.Select(token => token with { Start = token.Start + shift })]);
        segmenter.SentenceEnds.ToArray().ShouldBe([.. sentences, .. sentences.Select(end => end + tokens.Length)]);
    });

    [Theory]
    [InlineData("a", 1_048_576)]
    [InlineData("“", 100_000)]
    [InlineData("\"", 100_000)]
    [InlineData(".", 200_000)]
    [InlineData("a.", 100_000)]
    [InlineData("a'", 100_000)]
    [InlineData("\n", 1_048_576)]
    [InlineData("x@", 100_000)]
    [InlineData("x@y.", 50_000)]
    [InlineData("www.", 250_000)]
    [InlineData("www.)", 50_000)]
    [InlineData("n't", 100_000)]
    [InlineData("\u200D", 200_000)]
    [InlineData("word\n", 100_000)]
    [InlineData("a line that is wide enough to be a broken one\n", 20_000)]
    public void Segment_LongMonotony_KeepsEveryCharacter(string unit, int times)
    {
        var text = new StringBuilder().Insert(0, unit, times).ToString();
        var segmenter = new Segmenter();

        segmenter.Segment(text);

        var held = 0;
        foreach (var token in segmenter.Tokens)
        {
            held += token.Length;
        }

        held.ShouldBe(text.Count(c => c is not ('\n' or ' ')));
    }

    [Fact]
    public void Segment_WarmInstance_AllocatesNothing()
    {
        var text = string.Concat(Enumerable.Repeat("The envoy didn't sign the well-known accord, he said. “Why now?” she asked.\n\n", 200));
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        segmenter.Segment(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static Gen<string> OneOf(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(i => parts[i]);

    private static bool IsGap(ReadOnlySpan<char> gap)
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

    private static bool IsPartition(ReadOnlySpan<int> ends, int count)
    {
        var last = 0;
        foreach (var end in ends)
        {
            if (end <= last)
            {
                return false;
            }

            last = end;
        }

        return last == count;
    }
}
