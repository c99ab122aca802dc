using System.Globalization;
using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Which way an expression that leaves something open looks from the reference.</summary>
internal enum Direction
{
    /// <summary>The text does not tell.</summary>
    Unknown = 0,

    /// <summary>What is reported lies behind.</summary>
    Past = -1,

    /// <summary>What is reported lies ahead.</summary>
    Future = 1,
}

/// <summary>A date as it is written, with what it leaves out.</summary>
internal readonly record struct PartialDate(int? Year, int? Month, int? Day, int? Weekday = null)
{
    /// <summary>Months in which a day and a weekday must meet again at the latest; bounds the search.</summary>
    private const int LongestSearch = 100;

    public TimePrecision Precision => Day is not null || Weekday is not null ? TimePrecision.Day : Month is not null ? TimePrecision.Month : TimePrecision.Year;

    /// <summary>TIMEX3 value with X for what is left out.</summary>
    public string Timex()
    {
        if (Day is null && Weekday is { } weekday && Month is null)
        {
            return FormattableString.Invariant($"XXXX-WXX-{weekday}");
        }

        var text = Year is { } year ? year.ToString("0000", CultureInfo.InvariantCulture) : "XXXX";
        if (Month is not null || Day is not null)
        {
            text += Month is { } month ? FormattableString.Invariant($"-{month:00}") : "-XX";
        }

        return Day is { } day ? text + FormattableString.Invariant($"-{day:00}") : text;
    }

    /// <summary>The date, with what is left out taken from the reference.</summary>
    /// <param name="reference">The dispatch's date; null if it is not known, then only whole dates resolve.</param>
    /// <param name="direction">Which way to look.</param>
    /// <returns>The value; not resolved if there is no such day.</returns>
    public TimeValue Resolve(DateTime? reference, Direction direction)
    {
        var start = Year is { } year ? Calendar.Day(year, Month ?? 1, Day ?? 1) : reference is { } now ? Search(now.Date, direction) : null;
        return start is { } found
            ? TimeValue.Unit(found, Precision, inferred: Year is null)
            : TimeValue.Unresolved(TimeKind.Date, Timex()) with { Precision = TimePrecision.Unresolved };
    }

    private DateTime? Search(DateTime now, Direction direction)
    {
        if (Month is { } month)
        {
            var dayOfMonth = Day ?? 1;
            return Nearest(now, direction, y => Calendar.Day(y, month, dayOfMonth), Day is null ? TimePrecision.Month : TimePrecision.Day);
        }

        if (Day is { } day)
        {
            return OfMonth(now, direction, day);
        }

        if (Weekday is not { } weekday)
        {
            return null;
        }

        // In reporting a bare weekday is the last one; ahead it is the next one.
        var back = (Calendar.Weekday(now) - weekday + 7) % 7;
        return Calendar.Add(now, CalendarUnit.Day, direction == Direction.Future && back != 0 ? 7 - back : -back);
    }

    private DateTime? OfMonth(DateTime now, Direction direction, int day)
    {
        var step = direction == Direction.Future ? 1 : -1;
        for (var i = 0; i < LongestSearch; i++)
        {
            if (Calendar.Add(new DateTime(now.Year, now.Month, 1), CalendarUnit.Month, i * step) is { } first
                && Calendar.Day(first.Year, first.Month, day) is { } found
                && (step > 0 ? found >= now : found <= now)
                && (Weekday is not { } weekday || Calendar.Weekday(found) == weekday))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The candidate on the side that is looked at; the nearest where the side is not known. Leap days are up to eight years apart.</summary>
    private static DateTime? Nearest(DateTime now, Direction direction, Func<int, DateTime?> ofYear, TimePrecision precision)
    {
        DateTime? past = null;
        DateTime? future = null;
        for (var i = 8; i >= 0; i--)
        {
            past = ofYear(now.Year - i) is { } before && before <= now ? before : past;
            future = ofYear(now.Year + i) is { } after && after >= now ? after : future;
        }

        return direction switch
        {
            Direction.Past => past,
            Direction.Future => past is { } running && precision == TimePrecision.Month && running.Year == now.Year && running.Month == now.Month ? running : future,
            _ => past is { } p && future is { } f ? (now - p <= f - now ? p : f) : past ?? future,
        };
    }
}
