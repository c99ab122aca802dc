namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Tells whether the words before "May", "2014" or "the 27th" say that a time follows. Without such words these are a verb, a number,
/// a name.
/// </summary>
internal static class Introduction
{
    /// <summary>Whether a time is announced at a token.</summary>
    public static bool Precedes(TimeTokens t, int i)
    {
        var at = t.Skip(i, SmallWord.The);
        if (t.Is(at, TimeWord.Month))
        {
            return IsMonthAnnounced(t, i) && (t.IsCapitalised(at) || t[at].Value is not (3 or 5) || t.Is(i - 1, SmallWord.In) || t.Is(i - 1, SmallWord.Since) || t.Is(i - 1, SmallWord.Until));
        }

        if (NumberReader.TryYear(t, at, out var next, out var year))
        {
            return year is >= 1700 and < 2200 && (IsPreposition(t, i - 1) || IsAttribute(t, i)) && !IsCount(t, next);
        }

        return at > i || IsPreposition(t, i - 1);
    }

    private static bool IsMonthAnnounced(TimeTokens t, int i) => IsPreposition(t, i - 1) || t.Is(i - 1, TimeWord.Edge) || t.Is(i - 1, TimeWord.EdgeNoun) || t.Is(i - 1, SmallWord.For) || (t.Is(i - 1, SmallWord.And) && t.Is(i - 2, TimeWord.Month));

    private static bool IsPreposition(TimeTokens t, int i) => t.Is(i, TimeWord.Small) && (SmallWord)t[i].Value is SmallWord.In or SmallWord.On or SmallWord.By or SmallWord.From or SmallWord.To
        or SmallWord.Until or SmallWord.Through or SmallWord.Since or SmallWord.Before or SmallWord.After or SmallWord.Between or SmallWord.During or SmallWord.Of or SmallWord.Over;

    /// <summary>"The 2014 agreement", "its 2015 report", and the second year of "2014 and 2015".</summary>
    private static bool IsAttribute(TimeTokens t, int i) => t.Is(i - 1, SmallWord.The) || t.IsWord(i - 1, "its") || t.IsWord(i - 1, "their") || (t.IsWord(i - 1, "s") && t.IsApostrophe(i - 2))
        || (t.Is(i - 1, SmallWord.And) && NumberReader.TryYear(t, i - 2, out _, out _));

    /// <summary>"2000 troops", "in 1500 cases": a plural follows, or a unit.</summary>
    private static bool IsCount(TimeTokens t, int next)
    {
        if (t.Is(next, TimeWord.Units) || t.IsMark(next, '%') || t.IsWord(next, "people") || t.IsWord(next, "men"))
        {
            return true;
        }

        if (!t.IsLetters(next) || t[next].Word != TimeWord.Other || t[next].Length < 4 || t.IsCapitalised(next))
        {
            return false;
        }

        var word = t.Characters(next);
        return word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) && !word.Equals("this", StringComparison.Ordinal);
    }
}
