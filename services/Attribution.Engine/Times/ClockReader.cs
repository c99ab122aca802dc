using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>A time of the clock.</summary>
/// <param name="Minutes">Minutes from midnight.</param>
/// <param name="Precision">Hour or minute.</param>
/// <param name="Zone">Minutes from UTC; null where the text does not tell.</param>
internal readonly record struct ClockTime(int Minutes, TimePrecision Precision, int? Zone)
{
    /// <summary>TIMEX3 value.</summary>
    public string Timex => Precision == TimePrecision.Hour
        ? FormattableString.Invariant($"T{Minutes / 60:00}{TimeValue.Offset(Zone)}")
        : FormattableString.Invariant($"T{Minutes / 60:00}:{Minutes % 60:00}{TimeValue.Offset(Zone)}");

    /// <summary>This time on a day.</summary>
    public TimeValue On(TimeValue day) => day.Start is { } start && Calendar.Add(start, CalendarUnit.Minute, Minutes) is { } moment
        ? TimeValue.Unit(moment, Precision, day.Inferred) with { Zone = Zone }
        : TimeValue.Unresolved(TimeKind.DateTime, (day.Timex ?? "XXXX-XX-XX") + Timex);
}

/// <summary>Reads times of the clock: "10:30 GMT", "3 p.m.", "noon", "0930Z", and the date-time group of telegrams, "271430Z DEC 23".</summary>
internal sealed class ClockReader(TimeTokens t)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Reads a time of the clock that cannot be another number.</summary>
    public bool TryRead(int i, out int next, out ClockTime time)
    {
        time = default;
        next = i + 1;
        if (t.Is(i, TimeWord.Noon))
        {
            time = new ClockTime(t[i].Value * 60, TimePrecision.Hour, ReadZone(ref next));
            return true;
        }

        if (!t.Is(i, TimeWord.Figure) || t[i].Value < 0 || (t.IsAttached(i) && !t.IsDash(i - 1) && !t.IsMark(i - 1, '(') && !t.IsWord(i - 1, "T")))
        {
            return false;
        }

        return t[i].Length == 4 ? TryMilitary(i, out next, out time) : t[i].Length <= 2 && TryHour(i, out next, out time);
    }

    /// <summary>"271430Z DEC 23": day, hour, minute, zone letter, month, year (ACP 121, date-time group).</summary>
    public bool TryGroup(int i, out int next, out TimeValue value)
    {
        next = i + 4;
        value = default;
        if (!t.Is(i, TimeWord.Figure) || t[i].Length != 6 || !t.IsAttached(i + 1) || !(t.IsWord(i + 1, "Z") || t.IsWord(i + 1, "ZULU")) || !t.Is(i + 2, TimeWord.Month))
        {
            return false;
        }

        var (day, hour, minute) = (t[i].Value / 10_000, t[i].Value / 100 % 100, t[i].Value % 100);
        var year = t.Is(i + 3, TimeWord.Figure) && t[i + 3].Length is 2 or 4 ? t[i + 3].Value : -1;
        year += t[i + 3].Length == 2 ? (year < 45 ? 2000 : 1900) : 0; // the group is as old as the second war
        if (hour > 23 || minute > 59 || Calendar.Day(year, t[i + 2].Value, day) is not { } date)
        {
            return false;
        }

        value = new ClockTime((hour * 60) + minute, TimePrecision.Minute, 0).On(TimeValue.Unit(date, TimePrecision.Day, inferred: false));
        return true;
    }

    /// <summary>"a.m.", "pm", "p . m .": the hours it adds to a morning hour, or -1.</summary>
    public int ReadHalf(ref int next)
    {
        if (t.Is(next, TimeWord.Half))
        {
            var value = t[next].Value;
            next++;
            return value;
        }

        if ((t.IsWord(next, "a") || t.IsWord(next, "p")) && t.IsWord(next + 2, "m") && t.IsMark(next + 1, '.'))
        {
            var value = t.IsWord(next, "p") ? 12 : 0;
            next = t.IsMark(next + 3, '.') && (t.IsAttached(next + 3) || !t.IsAttached(next + 1)) ? next + 4 : next + 3;
            return value;
        }

        return -1;
    }

    private bool TryHour(int i, out int next, out ClockTime time)
    {
        time = default;
        next = i + 1;
        var minute = -1;
        var sign = t.IsMark(next, ':') ? ':' : t.IsMark(next, '.') ? '.' : ' ';
        if (sign != ' ' && t.IsAttached(next) && t.IsAttached(next + 1) && t.Is(next + 1, TimeWord.Figure) && t[next + 1].Length == 2)
        {
            minute = t[next + 1].Value;
            next += 2;
            if (sign == ':' && t.IsMark(next, ':') && t.Is(next + 1, TimeWord.Figure) && t[next + 1].Length == 2)
            {
                next += 2;
            }
        }

        var half = ReadHalf(ref next);
        var hour = t[i].Value;
        if (half < 0 && t.IsWord(next, "o") && t.IsApostrophe(next + 1) && t.IsWord(next + 2, "clock"))
        {
            next += 3;
            half = 0;
        }
        else if (half >= 0)
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + half;
        }

        var zone = ReadZone(ref next);
        if ((half < 0 && (sign != ':' || minute < 0) && zone is null) || hour > 24 || minute > 59)
        {
            return false;
        }

        time = new ClockTime(((hour * 60) + Math.Max(minute, 0)) % MinutesOfDay, minute < 0 ? TimePrecision.Hour : TimePrecision.Minute, zone);
        return true;
    }

    /// <summary>"0930 GMT", "2215Z", "1800 hours".</summary>
    private bool TryMilitary(int i, out int next, out ClockTime time)
    {
        next = i + 1;
        var zone = ReadZone(ref next);
        var hours = t.IsWord(next, "hours") || t.IsWord(next, "hrs");
        next = hours && zone is null ? next + 1 : next;
        var value = t[i].Value;
        time = new ClockTime((value / 100 * 60) + (value % 100), TimePrecision.Minute, zone);
        return (zone is not null || hours) && value / 100 < 24 && value % 100 < 60;
    }

    /// <summary>The zone after a time. "Local time" is read and tells nothing.</summary>
    private int? ReadZone(ref int next)
    {
        var at = t.IsMark(next, '(') ? next + 1 : next;
        if (t.Is(at, TimeWord.Zone) && t.IsUpper(at))
        {
            var zone = t[at].Value;
            next = at > next ? t.SkipMark(at + 1, ')') : at + 1;
            return zone;
        }

        if (t.IsWord(next, "local") && t.Is(next + 1, SmallWord.Time))
        {
            next += 2;
        }

        return null;
    }
}
