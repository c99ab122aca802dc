using System.Buffers;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>A run of letters, a run of digits or one mark.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">The unit after the last one.</param>
/// <param name="Word">What it can mean.</param>
/// <param name="Value">The value of that meaning.</param>
/// <param name="IsAttached">Nothing stands between it and the token before.</param>
/// <param name="IsBreak">A paragraph ends between it and the token before.</param>
internal readonly record struct TimeToken(int Start, int End, TimeWord Word, int Value, bool IsAttached, bool IsBreak)
{
    /// <summary>Number of UTF-16 code units; of a figure, its digits.</summary>
    public int Length => End - Start;
}

/// <summary>
/// Cuts a text into letters, digits and marks, each looked at once. Finer than the tokens of the language engine, which
/// keep "Dec27", "3pm" and "271430Z" whole. The buffer is rented: one scanner, one text.
/// </summary>
internal ref struct TimeLexer
{
    private TimeToken[] _tokens;
    private int _count;

    private TimeLexer(int capacity) => _tokens = ArrayPool<TimeToken>.Shared.Rent(capacity);

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="count">Number of tokens.</param>
    /// <returns>A rented array, to be given back to the shared pool; only its first <paramref name="count"/> entries count.</returns>
    public static TimeToken[] Tokenize(ReadOnlySpan<char> text, out int count)
    {
        var lexer = new TimeLexer((text.Length / 4) + 16);
        lexer.Run(text);
        count = lexer._count;
        return lexer._tokens;
    }

    private void Run(ReadOnlySpan<char> text)
    {
        var end = 0;
        var newlines = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c <= ' ' || char.IsWhiteSpace(c))
            {
                newlines += c == '\n' ? 1 : 0;
                i++;
                continue;
            }

            var start = i;
            var (word, value) = char.IsAsciiDigit(c) ? ReadFigure(text, ref i) : char.IsLetter(c) ? ReadLetters(text, ref i) : (TimeWord.Mark, text[i++]);
            Add(new TimeToken(start, i, word, value, start == end && start > 0, newlines > 1));
            end = i;
            newlines = 0;
        }
    }

    private static (TimeWord Word, int Value) ReadFigure(ReadOnlySpan<char> text, ref int i)
    {
        var start = i;
        var value = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            value = i - start < 9 ? (value * 10) + text[i] - '0' : -1;
            i++;
        }

        return (TimeWord.Figure, value);
    }

    private static (TimeWord Word, int Value) ReadLetters(ReadOnlySpan<char> text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsLetter(text[i]))
        {
            i++;
        }

        return TimeWords.Of(text[start..i]);
    }

    private void Add(TimeToken token)
    {
        if (_count == _tokens.Length)
        {
            var larger = ArrayPool<TimeToken>.Shared.Rent(_count * 2);
            _tokens.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<TimeToken>.Shared.Return(_tokens);
            _tokens = larger;
        }

        _tokens[_count++] = token;
    }
}
