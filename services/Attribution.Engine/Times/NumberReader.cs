namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Reads numbers in figures and words. Every method leaves <c>next</c> after what it read and fails without a trace.</summary>
internal static class NumberReader
{
    /// <summary>A whole number: "12", "twelve", "twenty-one", "a couple of", "a".</summary>
    public static bool TryCount(TimeTokens t, int i, out int next, out int value)
    {
        next = i + 1;
        value = t[i].Value;
        if (t.IsWhole(i))
        {
            return value <= 9_999;
        }

        if (t.Is(i, SmallWord.A))
        {
            value = 1;
            if (t.IsWord(i + 1, "couple"))
            {
                value = 2;
                next = t.Skip(i + 2, SmallWord.Of);
            }

            return true;
        }

        if (!t.Is(i, TimeWord.Cardinal) || value >= 100)
        {
            return false;
        }

        if (value >= 20)
        {
            var unit = t.IsDash(i + 1) ? i + 2 : i + 1;
            if (t.Is(unit, TimeWord.Cardinal) && t[unit].Value is > 0 and < 10)
            {
                value += t[unit].Value;
                next = unit + 1;
            }
        }
        else if (t.IsWord(i, "couple"))
        {
            next = t.Skip(i + 1, SmallWord.Of);
        }

        return true;
    }

    /// <summary>An ordinal: "3rd", "third", "twenty-first".</summary>
    public static bool TryOrdinal(TimeTokens t, int i, out int next, out int value)
    {
        value = t[i].Value;
        next = i + 2;
        if (t.Is(i, TimeWord.Figure))
        {
            return t.IsWhole(i) && t.Is(i + 1, TimeWord.OrdinalEnding) && t.IsAttached(i + 1);
        }

        next = i + 1;
        if (t.Is(i, TimeWord.Ordinal))
        {
            return true;
        }

        if (t.Is(i, TimeWord.Cardinal) && value is >= 20 and < 100)
        {
            var unit = t.IsDash(i + 1) ? i + 2 : i + 1;
            if (t.Is(unit, TimeWord.Ordinal) && t[unit].Value is > 0 and < 10)
            {
                value += t[unit].Value;
                next = unit + 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>A day of the month: "27", "27th", "the twenty-seventh", "twenty one".</summary>
    public static bool TryDayNumber(TimeTokens t, int i, out int next, out int value) =>
        (TryOrdinal(t, i, out next, out value) || (!t.Is(i, SmallWord.A) && !(t.Is(i, TimeWord.Figure) && t[i].Length > 2) && TryCount(t, i, out next, out value)))
        && value is >= 1 and <= 31;

    /// <summary>A year in four figures or in words: "2018", "nineteen twenty-eight", "two thousand and eighteen".</summary>
    public static bool TryYear(TimeTokens t, int i, out int next, out int value)
    {
        next = i + 1;
        value = t[i].Value;
        return t.Is(i, TimeWord.Figure)
            ? t[i].Length == 4 && value is >= 1000 and < 2200 && t.IsWhole(i) && !(t.Is(i + 1, TimeWord.Mark) && t[i + 1].Value == ':' && t.IsAttached(i + 1) && t.IsAttached(i + 2))
            : TryYearWords(t, i, out next, out value);
    }

    private static bool TryYearWords(TimeTokens t, int i, out int next, out int value)
    {
        next = i;
        value = 0;
        if (!t.Is(i, TimeWord.Cardinal) || !TryCount(t, i, out var at, out var first))
        {
            return false;
        }

        if (t.Is(at, TimeWord.Cardinal) && t[at].Value == 1000 && first is 1 or 2)
        {
            value = first * 1000;
            at++;
            if (t.Is(at, TimeWord.Cardinal) && TryCount(t, at, out var hundreds, out var many) && many < 10 && t.Is(hundreds, TimeWord.Cardinal) && t[hundreds].Value == 100)
            {
                value += many * 100;
                at = hundreds + 1;
            }

            next = at;
            AddRest(t, t.Skip(at, SmallWord.And), ref next, ref value);
            return true;
        }

        if (first is < 10 or > 21)
        {
            return false;
        }

        value = first * 100;
        if (t.Is(at, TimeWord.Cardinal) && t[at].Value == 100)
        {
            next = at + 1;
            AddRest(t, t.Skip(next, SmallWord.And), ref next, ref value);
            return true;
        }

        next = at;
        AddRest(t, at, ref next, ref value);
        return value % 100 >= 10;
    }

    private static void AddRest(TimeTokens t, int at, ref int next, ref int value)
    {
        if (t.Is(at, TimeWord.Cardinal) && TryCount(t, at, out var end, out var rest))
        {
            value += rest;
            next = end;
        }
    }
}
