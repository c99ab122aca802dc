namespace DiploMesh.Language.Segmentation;

/// <summary>
/// Finds paragraphs. A blank line ends one. Any other line break ends one too (headlines, header fields, lists,
/// web pages with a paragraph a line), unless the lines are broken to a width: then the break is mere layout if the next
/// line's first word would not have fitted. Widths are judged among the lines between two blank ones only.
/// </summary>
internal struct LineLayout
{
    private const int WidestBrokenLine = 132;
    private const int NarrowestBrokenLine = 30;

    /// <summary>So many breaks for want of room are proof of a fixed width even where capitals alone are written.</summary>
    private const int FewestBreaksAlone = 3;

    private int _next;
    private int _blockEnd;
    private int _width;
    private bool _isBroken;

    /// <summary>Finds the next paragraph.</summary>
    /// <param name="text">The text; the same at every call.</param>
    /// <param name="paragraph">Its first line's start to its last line's end.</param>
    /// <returns>False at the end of the text.</returns>
    public bool TryNext(ReadOnlySpan<char> text, out TextSpan paragraph)
    {
        paragraph = default;
        if (_next >= _blockEnd && !OpenBlock(text))
        {
            return false;
        }

        var start = _next;
        var line = start;
        while (true)
        {
            var end = LineEnd(text, line);
            _next = Math.Min(end + 1, text.Length);
            if (end >= _blockEnd || !IsLayout(text, line, end))
            {
                paragraph = new TextSpan(start, end);
                return true;
            }

            line = end + 1;
        }
    }

    /// <summary>Passes over blank lines and measures the lines that follow, up to the next blank one.</summary>
    private bool OpenBlock(ReadOnlySpan<char> text)
    {
        while (_next < text.Length)
        {
            var end = LineEnd(text, _next);
            if (!IsBlank(text[_next..end]))
            {
                break;
            }

            _next = end + 1;
        }

        if (_next >= text.Length)
        {
            return false;
        }

        Measure(text);
        return true;
    }

    private void Measure(ReadOnlySpan<char> text)
    {
        _width = 0;
        var line = _next;
        while (line < text.Length)
        {
            var end = LineEnd(text, line);
            if (IsBlank(text[line..end]))
            {
                break;
            }

            _width = Math.Max(_width, text[line..end].TrimEnd().Length);
            _blockEnd = end;
            line = end + 1;
        }

        _isBroken = false;
        if (_width > WidestBrokenLine)
        {
            return;
        }

        var breaks = 0;
        for (line = _next; line < _blockEnd;)
        {
            var end = LineEnd(text, line);
            if (end < _blockEnd && WantsRoom(text, line, end) && !EndsSentence(text[line..end]))
            {
                breaks++;
                _isBroken |= CharClasses.Of(FirstOf(text, end + 1)) is CharClass.Lower;
            }

            line = end + 1;
        }

        _isBroken |= breaks >= FewestBreaksAlone;
    }

    private readonly bool IsLayout(ReadOnlySpan<char> text, int line, int end) => _isBroken && WantsRoom(text, line, end) && !StartsItem(text[(end + 1).._blockEnd]);

    /// <summary>Whether the first word of the next line would not have fitted on this one.</summary>
    private readonly bool WantsRoom(ReadOnlySpan<char> text, int line, int end)
    {
        var length = text[line..end].TrimEnd().Length;
        var next = text[(end + 1)..Math.Min(text.Length, end + 2 + WidestBrokenLine)].TrimStart(" \t");
        var word = 0;
        while (word < next.Length && CharClasses.Of(next[word]) != CharClass.Gap)
        {
            word++;
        }

        return length >= NarrowestBrokenLine && length + 1 + word > _width;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or ':' or '"' or '”' or '»';
    }

    /// <summary>Whether a line starts an item of a list ("- ", "• ", "2. ", "(b) ") or a field of a header ("FROM: ").</summary>
    private static bool StartsItem(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(rest.Length, WidestBrokenLine)].TrimStart(" \t");
        if (rest.Length > 1 && rest[0] is '-' or '*' or '•' or '·' or '–' or '—' or '▪' or '●' or '○' or '◦' or '>')
        {
            return rest[1] is ' ' or '\t';
        }

        var i = rest.Length > 0 && rest[0] == '(' ? 1 : 0;
        var from = i;
        while (i < rest.Length && char.IsAsciiLetterOrDigit(rest[i]))
        {
            i++;
        }

        if (i == from || i >= rest.Length)
        {
            return false;
        }

        var numbered = char.IsAsciiDigit(rest[from]) ? i - from <= 2 : i - from == 1 && char.IsAsciiLetterLower(rest[from]);
        if (numbered && rest[i] is '.' or ')' && (i + 1 >= rest.Length || rest[i + 1] is ' ' or '\t'))
        {
            return true;
        }

        return from == 0 && char.IsAsciiLetterUpper(rest[0]) && rest[i] == ':' && (i + 1 >= rest.Length || CharClasses.Of(rest[i + 1]) == CharClass.Gap);
    }

    private static char FirstOf(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && CharClasses.Of(text[at]) == CharClass.Gap)
        {
            at++;
        }

        return at < text.Length ? text[at] : ' ';
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !CharClasses.IsLineEnd(text, at))
        {
            at++;
        }

        return at;
    }

    private static bool IsBlank(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (CharClasses.Of(c) != CharClass.Gap)
            {
                return false;
            }
        }

        return true;
    }
}
