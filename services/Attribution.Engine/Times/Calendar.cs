namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Arithmetic on the Gregorian calendar that answers null where the calendar ends instead of throwing.</summary>
internal static class Calendar
{
    /// <summary>A day, if there is such a day.</summary>
    public static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    /// <summary>A moment a number of units away; months and years are counted by the calendar.</summary>
    public static DateTime? Add(DateTime moment, CalendarUnit unit, long count)
    {
        const int CalendarYears = 9_999;
        if (Math.Abs(count) > 400_000_000)
        {
            return null;
        }

        try
        {
            return unit switch
            {
                CalendarUnit.Second => moment.AddSeconds(count),
                CalendarUnit.Minute => moment.AddMinutes(count),
                CalendarUnit.Hour => moment.AddHours(count),
                CalendarUnit.Day or CalendarUnit.Weekend => moment.AddDays(count),
                CalendarUnit.Week => moment.AddDays(count * 7),
                CalendarUnit.Fortnight => moment.AddDays(count * 14),
                _ => Math.Abs(count) > CalendarYears * 12 ? null : moment.AddMonths(checked((int)count * Months(unit))),
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Months in a unit of a month and more.</summary>
    public static int Months(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Month => 1,
        CalendarUnit.Quarter => 3,
        CalendarUnit.Year => 12,
        CalendarUnit.Decade => 120,
        CalendarUnit.Century => 1200,
        _ => 0,
    };

    /// <summary>Letter of a unit in ISO 8601 durations.</summary>
    public static string Duration(long count, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Second => FormattableString.Invariant($"PT{count}S"),
        CalendarUnit.Minute => FormattableString.Invariant($"PT{count}M"),
        CalendarUnit.Hour => FormattableString.Invariant($"PT{count}H"),
        CalendarUnit.Day or CalendarUnit.Weekend => FormattableString.Invariant($"P{count}D"),
        CalendarUnit.Week => FormattableString.Invariant($"P{count}W"),
        CalendarUnit.Fortnight => FormattableString.Invariant($"P{count * 2}W"),
        CalendarUnit.Month or CalendarUnit.Quarter => FormattableString.Invariant($"P{count * Months(unit)}M"),
        _ => FormattableString.Invariant($"P{count * Months(unit) / 12}Y"),
    };

    /// <summary>ISO 8601 number of a weekday: Monday is 1.</summary>
    public static int Weekday(DateTime day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    /// <summary>The Monday of a day's week.</summary>
    public static DateTime? Monday(DateTime day) => Add(day.Date, CalendarUnit.Day, 1 - Weekday(day));

    /// <summary>First day of a unit that holds a moment.</summary>
    public static DateTime? Floor(DateTime moment, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Second => moment,
        CalendarUnit.Minute => moment.Date.AddMinutes((int)moment.TimeOfDay.TotalMinutes),
        CalendarUnit.Hour => moment.Date.AddHours(moment.Hour),
        CalendarUnit.Day => moment.Date,
        CalendarUnit.Week or CalendarUnit.Fortnight => Monday(moment),
        CalendarUnit.Weekend => Monday(moment) is { } monday ? Add(monday, CalendarUnit.Day, 5) : null,
        CalendarUnit.Month => new DateTime(moment.Year, moment.Month, 1),
        CalendarUnit.Quarter => new DateTime(moment.Year, ((moment.Month - 1) / 3 * 3) + 1, 1),
        CalendarUnit.Year => new DateTime(moment.Year, 1, 1),
        CalendarUnit.Decade => Day(moment.Year / 10 * 10, 1, 1),
        _ => Day(moment.Year / 100 * 100, 1, 1),
    };

    /// <summary>The Monday of an ISO 8601 week.</summary>
    public static DateTime? IsoWeek(int year, int week) => Day(year, 1, 4) is { } fourth && Monday(fourth) is { } first && week is >= 1 and <= 53
        ? Add(first, CalendarUnit.Week, week - 1)
        : null;

    /// <summary>Easter Sunday of the western churches (anonymous Gregorian computus, Nature 1876).</summary>
    public static DateTime? Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return Day(year, n / 31, (n % 31) + 1);
    }
}
