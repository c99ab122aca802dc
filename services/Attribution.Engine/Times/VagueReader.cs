using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Reads parts of a period without a sharp bound: "early next year", "late May", "mid-2023", "the end of March". The bound that is
/// set is a convention (halves for early and late, the middle third, thirds for beginning and end), and the value says so.
/// </summary>
internal sealed class VagueReader(TimeTokens t, CalendarReader calendar)
{
    /// <summary>Reads one expression.</summary>
    public bool TryRead(int i, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        next = i;
        if (t.Is(i, TimeWord.Edge) && (t[i].Value == 2 || !t.IsDash(i + 1) || t.IsAttached(i + 1)))
        {
            var at = t.IsDash(i + 1) && t.IsAttached(i + 1) ? i + 2 : t.Is(i + 1, SmallWord.In) ? i + 2 : i + 1;
            if (t.Is(at, TimeWord.Season))
            {
                next = at + 1;
                value = TimeValue.Unresolved(TimeKind.Period, DeicticReader.SeasonName(t[at].Value));
                return true;
            }

            if (!calendar.TryWhole(at, direction, out next, out var whole) || whole.Precision == TimePrecision.Hour || whole.Kind is TimeKind.DateTime)
            {
                return false;
            }

            value = whole.IsDay ? whole : Narrow(whole, t[i].Value, halves: true);
            return true;
        }

        if (t.Is(i, TimeWord.EdgeNoun))
        {
            var at = t.Is(i + 1, SmallWord.Of) ? i + 2 : -1;
            if (at < 0 || !calendar.TryWhole(at, direction, out next, out var whole))
            {
                return false;
            }

            value = whole.IsDay ? whole : Narrow(whole, t[i].Value, halves: false);
            return true;
        }

        return false;
    }

    private static TimeValue Narrow(TimeValue whole, int edge, bool halves)
    {
        if (whole.Start is not { } start || whole.End is not { } end || end == DateTime.MaxValue)
        {
            return whole.IsResolved ? whole : TimeValue.Unresolved(TimeKind.Period, whole.Timex);
        }

        // By the calendar where it can be cut: a year into months, a decade into years, a month into days from the 16th on.
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        var days = (int)(end - start).TotalDays;
        var isLong = months >= 12;
        var (from, to) = edge switch
        {
            1 => (start, isLong ? start.AddMonths(halves ? months / 2 : months / 3) : start.AddDays(halves ? (days == 7 ? 3 : 15) : days / 3)),
            2 => isLong ? (start.AddMonths(months / 3), start.AddMonths(months * 2 / 3)) : (start.AddDays(days / 3), start.AddDays((days * 2 / 3) + 1)),
            _ => (isLong ? start.AddMonths(halves ? months / 2 : months * 2 / 3) : halves && days > 7 ? start.AddDays(days / 2) : start.AddDays(days * 2 / 3), end),
        };
        var precision = months >= 36 && from.Month == 1 && to.Month == 1 ? TimePrecision.Year : isLong ? TimePrecision.Month : TimePrecision.Day;
        return TimeValue.Stretch(from, to, precision, whole.Inferred) with { Approximate = true };
    }
}
