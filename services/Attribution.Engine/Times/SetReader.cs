using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Reads what recurs: "every Friday", "each week", "every two years".</summary>
internal static class SetReader
{
    /// <summary>Reads one expression.</summary>
    public static bool TryRead(TimeTokens t, int i, out int next, out TimeValue value)
    {
        value = TimeValue.Unresolved(TimeKind.Set);
        next = i + 1;
        if (!t.Is(i, TimeWord.Every))
        {
            return false;
        }

        if (t.IsWord(i, "everyday"))
        {
            value = TimeValue.Unresolved(TimeKind.Set, "P1D");
            return true;
        }

        var count = 1;
        if (t.IsWord(next, "other"))
        {
            (count, next) = (2, next + 1);
        }
        else if (NumberReader.TryCount(t, next, out var after, out var read) || (NumberReader.TryOrdinal(t, next, out after, out read) && !t.IsWord(next, "second")))
        {
            (count, next) = (read, after);
        }

        var at = next++;
        switch (t[at].Word)
        {
            case TimeWord.Unit or TimeWord.Units:
                value = TimeValue.Unresolved(TimeKind.Set, Calendar.Duration(count, (CalendarUnit)t[at].Value));
                return true;
            case TimeWord.Weekday:
                value = TimeValue.Unresolved(TimeKind.Set, FormattableString.Invariant($"XXXX-WXX-{t[at].Value}"));
                return true;
            case TimeWord.Part:
                value = TimeValue.Unresolved(TimeKind.Set, DeicticReader.PartLetters(t[at].Value));
                return true;
            default:
                return false;
        }
    }
}
