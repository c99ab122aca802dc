namespace DiploMesh.Attribution.Engine.Times;

/// <summary>The tokens of a text with look-ups that are safe outside it, so that grammar rules need no bounds of their own.</summary>
internal sealed class TimeTokens(string text, TimeToken[] tokens, int length)
{
    /// <summary>Number of tokens.</summary>
    public int Count { get; } = length;

    /// <summary>Where the paragraph ends that is being read: no expression goes on in the next one.</summary>
    public int Limit { get; set; }

    public TimeToken this[int i] => (uint)i < (uint)Limit ? tokens[i] : default;

    /// <summary>Whether a token has a meaning.</summary>
    public bool Is(int i, TimeWord word) => (uint)i < (uint)Limit && tokens[i].Word == word;

    public bool Is(int i, SmallWord small) => Is(i, TimeWord.Small) && tokens[i].Value == (int)small;

    public bool IsMark(int i, char mark) => Is(i, TimeWord.Mark) && tokens[i].Value == mark;

    public bool IsDash(int i) => Is(i, TimeWord.Mark) && tokens[i].Value is '-' or '–' or '—' or '‐' or '‑';

    public bool IsApostrophe(int i) => Is(i, TimeWord.Mark) && tokens[i].Value is '\'' or '’' or '‘';

    public bool IsAttached(int i) => (uint)i < (uint)Limit && tokens[i].IsAttached;

    public bool IsWord(int i, string word) => (uint)i < (uint)Limit && Characters(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsCapitalised(int i) => (uint)i < (uint)Limit && char.IsUpper(text[tokens[i].Start]);

    public bool IsUpper(int i) => IsCapitalised(i) && char.IsUpper(text[tokens[i].End - 1]);

    /// <summary>Whether a token is made of letters.</summary>
    public bool IsLetters(int i) => (uint)i < (uint)Limit && tokens[i].Word is not (TimeWord.Mark or TimeWord.Figure);

    public ReadOnlySpan<char> Characters(int i) => text.AsSpan(this[i].Start, this[i].Length);

    /// <summary>Index after an optional function word.</summary>
    public int Skip(int i, SmallWord small) => Is(i, small) ? i + 1 : i;

    /// <summary>Index after an optional mark.</summary>
    public int SkipMark(int i, char mark) => IsMark(i, mark) ? i + 1 : i;

    /// <summary>Whether a figure is a whole number of its own and no part of a decimal, a price, a percentage, a code.</summary>
    public bool IsWhole(int i)
    {
        if (!Is(i, TimeWord.Figure) || tokens[i].Value < 0)
        {
            return false;
        }

        if (tokens[i].IsAttached)
        {
            var before = this[i - 1];
            var decimals = before.Word == TimeWord.Mark && before.Value is '.' or ',' && before.IsAttached && Is(i - 2, TimeWord.Figure);
            if (decimals || (before.Word == TimeWord.Mark && char.GetUnicodeCategory((char)before.Value) == System.Globalization.UnicodeCategory.CurrencySymbol)
                || (IsLetters(i - 1) && before.Word is not (TimeWord.Month or TimeWord.YearPart)))
            {
                return false;
            }
        }

        if (!IsAttached(i + 1))
        {
            return true;
        }

        var after = this[i + 1];
        return !(after.Word == TimeWord.Mark && (after.Value == '%' || (after.Value is '.' or ',' && IsAttached(i + 2) && Is(i + 2, TimeWord.Figure))))
            && !(IsLetters(i + 1) && after.Word is not (TimeWord.OrdinalEnding or TimeWord.Half or TimeWord.Month or TimeWord.Zone or TimeWord.Unit or TimeWord.Units));
    }
}
