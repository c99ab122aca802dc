namespace DiploMesh.Language;

/// <summary>
/// Finds paragraphs. A line break ends one, unless the text is broken to a fixed width (telegrams, mail): there a
/// break is mere layout if the next line's first word would not have fitted, and only other breaks end a paragraph.
/// </summary>
internal static class ParagraphSplitter
{
    private const int WidestFixedLine = 100;
    private const int NarrowestFixedLine = 50;
    private const int FewestBrokenLines = 3;

    public static TokenRange[] Split(string text, Token[] tokens)
    {
        var width = FixedWidth(text);
        var ranges = new List<TokenRange>();
        var first = 0;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (IsBreak(text, tokens[i - 1].End, tokens[i].Start, width))
            {
                ranges.Add(new TokenRange(first, i));
                first = i;
            }
        }

        if (tokens.Length > 0)
        {
            ranges.Add(new TokenRange(first, tokens.Length));
        }

        return [.. ranges];
    }

    private static bool IsBreak(string text, int from, int to, int width)
    {
        var breaks = 0;
        for (var i = from; i < to; i++)
        {
            if (IsLineEnd(text, i))
            {
                breaks++;
            }
        }

        return breaks > 1 || (breaks == 1 && !(width > 0 && WouldNotFit(text, from, to, width)));
    }

    private static bool WouldNotFit(string text, int from, int to, int width)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, from - 1), Math.Min(from, WidestFixedLine + 1)) + 1;
        var word = 0;
        while (to + word < text.Length && word <= width && !char.IsWhiteSpace(text[to + word]))
        {
            word++;
        }

        return from - start >= NarrowestFixedLine && from - start + 1 + word > width;
    }

    /// <summary>Width to which the text is broken, 0 if it is not.</summary>
    private static int FixedWidth(string text)
    {
        var widest = 0;
        var broken = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsLineEnd(text, i))
            {
                continue;
            }

            var length = i - start;
            widest = Math.Max(widest, length);
            if (length >= NarrowestFixedLine && text[i - 1] is not ('.' or '!' or '?' or ':' or '"' or '”'))
            {
                broken++;
            }

            start = i + 1;
        }

        return widest <= WidestFixedLine && broken >= FewestBrokenLines ? widest : 0;
    }

    private static bool IsLineEnd(string text, int at) => text[at] switch
    {
        '\n' or '\u2028' or '\u2029' or '\u0085' or '\f' or '\v' => true,
        '\r' => at + 1 >= text.Length || text[at + 1] != '\n',
        _ => false,
    };
}
