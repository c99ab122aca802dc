using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Query.Tracing;

/// <summary>
/// Finds the paragraphs in which spans stand. Paragraphs are separated by blank lines; in a text without any, each line
/// is one.
/// </summary>
internal sealed class Passages
{
    /// <summary>How far a passage reaches beyond its spans at most, on each side, UTF-16 code units.</summary>
    private const int MaxReach = 2000;

    private readonly string _text;
    private readonly bool _hasBlankLines;

    public Passages(string text)
    {
        _text = text;
        _hasBlankLines = Enumerable.Range(0, text.Length).Any(at => text[at] == '\n' && IsBlankAfter(at));
    }

    /// <summary>The passage from the beginning of the first span's paragraph to the end of the last one's.</summary>
    /// <param name="spans">Spans of the text, in any order.</param>
    /// <returns>The passage, without white space at its ends; null if there are no spans.</returns>
    public Span? Around(IReadOnlyCollection<Span> spans)
    {
        if (spans.Count == 0)
        {
            return null;
        }

        int first = spans.Min(span => span.Start), last = spans.Max(span => span.End);
        int start = Start(first), end = End(last);
        return new Span { Start = start, End = end, Text = _text[start..end] };
    }

    private int Start(int first)
    {
        var least = Math.Max(0, first - MaxReach);
        var start = first;
        while (start > least && !IsBreak(start - 1))
        {
            start--;
        }

        if (start > 0 && !IsBreak(start - 1))
        {
            start = NextWord(start, first);
        }

        while (start < first && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        return start;
    }

    private int End(int last)
    {
        var most = Math.Min(_text.Length, last + MaxReach);
        var end = last;
        while (end < most && !IsBreak(end))
        {
            end++;
        }

        if (end < _text.Length && !IsBreak(end))
        {
            end = WordBefore(end, last);
        }

        while (end > last && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private int NextWord(int start, int first)
    {
        while (start < first && !char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        return start;
    }

    private int WordBefore(int end, int last)
    {
        while (end > last && !char.IsWhiteSpace(_text[end]))
        {
            end--;
        }

        return end;
    }

    private bool IsBreak(int at) => _text[at] == '\n' && (!_hasBlankLines || IsBlankAfter(at) || IsBlankBefore(at));

    private bool IsBlankAfter(int newline)
    {
        var at = newline + 1;
        while (at < _text.Length && _text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return at < _text.Length && _text[at] == '\n';
    }

    private bool IsBlankBefore(int newline)
    {
        var at = newline - 1;
        while (at >= 0 && _text[at] is ' ' or '\t' or '\r')
        {
            at--;
        }

        return at >= 0 && _text[at] == '\n';
    }
}
