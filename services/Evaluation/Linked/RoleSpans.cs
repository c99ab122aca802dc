using System.Buffers;
using DiploMesh.Language;

namespace DiploMesh.Evaluation.Linked;

/// <summary>The spans of one role of one attribution, as tokens, as fragments, and as fragments without punctuation at their edges.</summary>
internal sealed class RoleSpans
{
    private static readonly SearchValues<char> EdgeMarks = SearchValues.Create("\"“”„«»'‘’`,.:;?!…-–—()[]{}");

    public RoleSpans(ScoredText text, IReadOnlyList<TextSpan> spans)
    {
        Spans = spans;
        Tokens = text.TokensOf(spans);
        Fragments = Tokens.Runs();
        Trimmed = [.. Fragments.Select(fragment => Trim(text, fragment))];
        TrimmedTokens = new TokenSet(Trimmed.SelectMany(fragment => Enumerable.Range(fragment.First, fragment.Count)));
    }

    /// <summary>The spans as given.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>Every token that a span overlaps.</summary>
    public TokenSet Tokens { get; }

    /// <summary>Runs of neighbouring tokens.</summary>
    public IReadOnlyList<TokenRange> Fragments { get; }

    /// <summary>The fragments without marks at their edges; at least one token of each is left.</summary>
    public IReadOnlyList<TokenRange> Trimmed { get; }

    /// <summary>The tokens of the trimmed fragments.</summary>
    public TokenSet TrimmedTokens { get; }

    private static TokenRange Trim(ScoredText text, TokenRange fragment)
    {
        var (first, last) = (fragment.First, fragment.Last);
        while (first < last && IsEdge(text.Word(first)))
        {
            first++;
        }

        while (last > first && IsEdge(text.Word(last)))
        {
            last--;
        }

        return new TokenRange(first, last + 1);
    }

    private static bool IsEdge(ReadOnlySpan<char> word) => word.Length == 1 && EdgeMarks.Contains(word[0]);
}
