using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>From where times are looked at: the dispatch's date and the day last spoken of.</summary>
/// <param name="reference">The dispatch's date and time on its own clock; null if it is not known.</param>
internal sealed class TimeScene(DateTime? reference)
{
    /// <summary>The dispatch's date and time; null if it is not known.</summary>
    public DateTime? Reference { get; } = reference;

    /// <summary>The day last spoken of; null before the first. "The day before" means the day before this one.</summary>
    public DateTime? Focus { get; set; }

    /// <summary>A calendar unit some units from the reference: last month, next week.</summary>
    public TimeValue Shifted(CalendarUnit unit, int shift)
    {
        if (Reference is not { } now || Calendar.Floor(now, unit) is not { } floor)
        {
            return Unresolved(unit, shift);
        }

        // A weekend that lies a week away, not a day.
        var step = unit == CalendarUnit.Weekend ? CalendarUnit.Week : unit;
        return Calendar.Add(floor, step, shift) is { } start ? Whole(start, unit, inferred: true) : Unresolved(unit, shift);
    }

    /// <summary>The whole unit that starts at a moment.</summary>
    public static TimeValue Whole(DateTime start, CalendarUnit unit, bool inferred) => unit switch
    {
        CalendarUnit.Day => TimeValue.Unit(start, TimePrecision.Day, inferred),
        CalendarUnit.Month => TimeValue.Unit(start, TimePrecision.Month, inferred),
        CalendarUnit.Year => TimeValue.Unit(start, TimePrecision.Year, inferred),
        CalendarUnit.Hour => TimeValue.Unit(start, TimePrecision.Hour, inferred),
        CalendarUnit.Minute or CalendarUnit.Second => TimeValue.Unit(start, TimePrecision.Minute, inferred),
        CalendarUnit.Weekend => TimeValue.Stretch(start, Calendar.Add(start, CalendarUnit.Day, 2), TimePrecision.Day, inferred),
        _ => TimeValue.Stretch(start, Calendar.Add(start, unit, 1), PrecisionOf(unit), inferred),
    };

    /// <summary>A stretch of so many units that touches the reference; units from a quarter on are counted by the calendar.</summary>
    public TimeValue Rolling(CalendarUnit unit, int count, int direction)
    {
        if (Reference is not { } now)
        {
            return TimeValue.Unresolved(TimeKind.Period, Calendar.Duration(count, unit));
        }

        if (unit is CalendarUnit.Quarter or CalendarUnit.Decade or CalendarUnit.Century && Calendar.Floor(now, unit) is { } floor)
        {
            var from = direction < 0 ? floor : Calendar.Add(floor, unit, 1);
            return Between(from, from is { } f ? Calendar.Add(f, unit, direction * count) : null, PrecisionOf(unit));
        }

        var isClock = unit <= CalendarUnit.Hour;
        var start = isClock ? now : direction < 0 ? now.Date : Calendar.Add(now.Date, CalendarUnit.Day, 1);
        var value = Between(start, start is { } s ? Calendar.Add(s, unit, (long)direction * count) : null, isClock ? TimePrecision.Minute : TimePrecision.Day);
        return value with { Approximate = unit >= CalendarUnit.Month };
    }

    /// <summary>The precision at which a unit is named.</summary>
    public static TimePrecision PrecisionOf(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Second or CalendarUnit.Minute => TimePrecision.Minute,
        CalendarUnit.Hour => TimePrecision.Hour,
        CalendarUnit.Month or CalendarUnit.Quarter => TimePrecision.Month,
        >= CalendarUnit.Year => TimePrecision.Year,
        _ => TimePrecision.Day,
    };

    private static TimeValue Between(DateTime? one, DateTime? other, TimePrecision precision) => one is { } a && other is { } b
        ? TimeValue.Stretch(a < b ? a : b, a < b ? b : a, precision, inferred: true)
        : TimeValue.Unresolved(TimeKind.Period);

    private static TimeValue Unresolved(CalendarUnit unit, int shift) =>
        TimeValue.Unresolved(unit is CalendarUnit.Week or CalendarUnit.Weekend or CalendarUnit.Quarter or CalendarUnit.Decade or CalendarUnit.Century ? TimeKind.Period : TimeKind.Date, shift == 0 ? "PRESENT_REF" : null);
}
