using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Reads what is told from where the writer stands: "yesterday", "last Friday", "earlier this week", "next month", "the same day".</summary>
internal sealed class DeicticReader(TimeTokens t, TimeScene scene, DateReader dates, DurationReader durations)
{
    private static readonly string[] SeasonLetters = ["SP", "SU", "FA", "WI"];

    /// <summary>Reads one expression.</summary>
    public bool TryRead(int i, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        next = i + 1;
        switch (t[i].Word)
        {
            case TimeWord.Day:
                value = FromToday(t[i].Value);
                return true;
            case TimeWord.Now:
                value = scene.Reference is { } now ? TimeValue.Unit(Calendar.Floor(now, CalendarUnit.Minute)!.Value, TimePrecision.Minute, inferred: true) : TimeValue.Unresolved(TimeKind.DateTime, "PRESENT_REF");
                return false; // only as the end of a range
            case TimeWord.Tonight:
                value = FromToday(0) with { Part = "TNI" };
                return true;
            case TimeWord.Shift or TimeWord.Reach:
                return TryShift(i, out next, out value);
            case TimeWord.Same:
                return TrySame(i, out next, out value);
            case TimeWord.Small when t.Is(i, SmallWord.The):
                return TryThe(i, direction, out next, out value);
            case TimeWord.Unit when t.IsWord(i, "weekend"):
                value = Weekend(direction);
                return true;
            case TimeWord.Small when t.Is(i, SmallWord.Rest):
            case TimeWord.Comparative:
                return TryRemainder(i, out next, out value);
            case TimeWord.Figure or TimeWord.Cardinal:
                return TryCountedShift(i, out next, out value);
            default:
                return false;
        }
    }

    /// <summary>"This week", "next year" and what ranges over them; also where a determiner stands for "this".</summary>
    public bool TryUnitOfReference(int i, out int next, out CalendarUnit unit, out int shift)
    {
        var at = t.Skip(i, SmallWord.The);
        shift = 0;
        unit = default;
        if (t.Is(at, TimeWord.Shift))
        {
            shift = t[at].Value;
            at++;
        }
        else if (at == i)
        {
            next = i;
            return false;
        }

        next = at + 1;
        return durations.TryUnit(at, out unit) && t.Is(at, TimeWord.Unit);
    }

    private TimeValue FromToday(int days) => scene.Reference is { } now && Calendar.Add(now.Date, CalendarUnit.Day, days) is { } day
        ? TimeValue.Unit(day, TimePrecision.Day, inferred: true)
        : TimeValue.Unresolved(TimeKind.Date);

    private TimeValue FromFocus(int days) => scene.Focus is { } focus && Calendar.Add(focus.Date, CalendarUnit.Day, days) is { } day
        ? TimeValue.Unit(day, TimePrecision.Day, inferred: true)
        : TimeValue.Unresolved(TimeKind.Date);

    /// <summary>"The weekend": the one of this week, or the last one where what is reported lies behind.</summary>
    private TimeValue Weekend(Direction direction)
    {
        var ended = scene.Reference is { } now && Calendar.Weekday(now) < 6;
        return scene.Shifted(CalendarUnit.Weekend, direction == Direction.Past && ended ? -1 : 0);
    }

    private bool TryShift(int i, out int next, out TimeValue value)
    {
        var at = i;
        var shift = t[i].Value;
        var rolling = t.Is(i, TimeWord.Reach);
        if (!rolling && shift == 0 && t.Is(i + 1, TimeWord.Reach))
        {
            at++; // "this past Wednesday", "this coming week"
            shift = t[at].Value;
            rolling = true;
        }

        at++;
        next = at + 1;
        value = default;
        switch (t[at].Word)
        {
            case TimeWord.Weekday when t[at].Length > 2 && !(t[at].Length <= 4 && !t.IsCapitalised(at)):
                value = Weekday(t[at].Value, shift, rolling);
                ReadDate(at, ref next, ref value);
                return true;
            case TimeWord.Figure or TimeWord.Ordinal when !rolling && dates.TryDay(at, out next, out var date):
                value = date.Resolve(scene.Reference, (Direction)shift);
                return true;
            case TimeWord.Month when !(t.Is(i - 1, SmallWord.The) && shift == 0) && (t.IsCapitalised(at) || t[at].Value is not (3 or 5)):
                return TryMonth(at, shift, out next, out value);
            case TimeWord.Season:
                value = Season(t[at].Value, shift);
                return true;
            case TimeWord.Part when !rolling && !t.IsWord(at, "overnight"):
                value = FromToday(shift) with { Part = PartLetters(t[at].Value) };
                return true;
            case TimeWord.Unit:
                return TryUnit(at, shift, rolling, out next, out value);
            case TimeWord.Ordinal when t.IsWord(at, "second"):
                return false;
            default:
                return shift != 0 && TryRolling(at, shift, out next, out value);
        }
    }

    /// <summary>"This Friday (June 15)": the date says it all.</summary>
    private void ReadDate(int weekday, ref int next, ref TimeValue value)
    {
        var at = t.IsMark(weekday + 1, '(') || t.IsMark(weekday + 1, ',') ? weekday + 2 : weekday + 1;
        if (dates.TryDay(at, out var end, out var date))
        {
            next = t.IsMark(weekday + 1, '(') ? t.SkipMark(end, ')') : end;
            value = date.Resolve(scene.Reference, Direction.Unknown);
        }
    }

    private bool TryUnit(int at, int shift, bool rolling, out int next, out TimeValue value)
    {
        var unit = (CalendarUnit)t[at].Value;
        next = at + 1;
        if (unit == CalendarUnit.Week)
        {
            var day = t.SkipMark(next, ',');
            day = t.Skip(day, SmallWord.On);
            if (t.Is(day, TimeWord.Weekday) && !rolling)
            {
                next = day + 1;
                value = Weekday(t[day].Value, shift, rolling: false);
                return true;
            }
        }

        value = unit is CalendarUnit.Second or CalendarUnit.Minute or CalendarUnit.Hour or CalendarUnit.Fortnight || (rolling && shift < 0) ? scene.Rolling(unit, 1, shift)
            : unit == CalendarUnit.Day && shift != 0 && !rolling ? FromFocus(shift)
            : scene.Shifted(unit, shift);
        if (unit == CalendarUnit.Day && rolling)
        {
            value = FromToday(shift);
        }

        return unit > CalendarUnit.Minute && (shift != 0 || unit >= CalendarUnit.Day)
            && (unit != CalendarUnit.Day || rolling || shift == 0 || t.Is(at - 2, SmallWord.The)); // "his last day" is no date
    }

    /// <summary>"Last three weeks", "next couple of weeks", "past few days" (how many is not told: not resolved).</summary>
    private bool TryRolling(int at, int shift, out int next, out TimeValue value)
    {
        if (t.Is(at, TimeWord.Vague) && t.Is(at + 1, TimeWord.Units))
        {
            next = at + 2;
            value = TimeValue.Unresolved(TimeKind.Period);
            return true;
        }

        value = default;
        if (!NumberReader.TryCount(t, at, out var unitAt, out var count) || t.Is(at, SmallWord.A) || !durations.TryUnit(unitAt, out var unit))
        {
            next = at;
            return false;
        }

        next = unitAt + 1;
        value = scene.Rolling(unit, count, shift);
        return true;
    }

    /// <summary>"5 upcoming years", "2 next days".</summary>
    private bool TryCountedShift(int i, out int next, out TimeValue value)
    {
        value = default;
        if (!NumberReader.TryCount(t, i, out next, out var count) || !(t.Is(next, TimeWord.Shift) || t.Is(next, TimeWord.Reach)) || t[next].Value == 0
            || !t.Is(next + 1, TimeWord.Units))
        {
            return false;
        }

        value = scene.Rolling((CalendarUnit)t[next + 1].Value, count, t[next].Value);
        next += 2;
        return true;
    }

    private bool TryMonth(int at, int shift, out int next, out TimeValue value)
    {
        next = at + 1;
        var month = t[at].Value;
        if (scene.Reference is { } now && Calendar.Day(now.Year + shift, month, 1) is { } start)
        {
            // "Next December" in March is this year's.
            start = shift > 0 && month > now.Month ? new DateTime(now.Year, month, 1) : start;
            value = TimeValue.Unit(start, TimePrecision.Month, inferred: true);
        }
        else
        {
            value = TimeValue.Unresolved(TimeKind.Date, FormattableString.Invariant($"XXXX-{month:00}"));
        }

        return true;
    }

    /// <summary>Weeks are the calendar's: "last Friday" is last week's, "this past Friday" the one just gone.</summary>
    private TimeValue Weekday(int weekday, int shift, bool rolling)
    {
        if (scene.Reference is not { } now || Calendar.Monday(now) is not { } monday)
        {
            return TimeValue.Unresolved(TimeKind.Date, FormattableString.Invariant($"XXXX-WXX-{weekday}"));
        }

        var days = (shift * 7) + weekday - 1;
        if (rolling)
        {
            var today = Calendar.Weekday(now);
            days = weekday - 1 + (shift < 0 && weekday >= today ? -7 : shift > 0 && weekday <= today ? 7 : 0);
        }

        return Calendar.Add(monday, CalendarUnit.Day, days) is { } day ? TimeValue.Unit(day, TimePrecision.Day, inferred: true) : TimeValue.Unresolved(TimeKind.Date);
    }

    /// <summary>When a season begins depends on the hemisphere and on who counts: its name is kept, no dates are given.</summary>
    private TimeValue Season(int season, int shift) =>
        TimeValue.Unresolved(TimeKind.Period, FormattableString.Invariant($"{scene.Reference?.Year + shift:0000}-{SeasonLetters[season - 1]}"));

    /// <summary>TIMEX3 letters of a season.</summary>
    public static string SeasonName(int season) => SeasonLetters[season - 1];

    /// <summary>TIMEX3 letters of a part of the day.</summary>
    public static string PartLetters(int part) => (PartOfDay)part switch
    {
        PartOfDay.Morning => "TMO",
        PartOfDay.Afternoon => "TAF",
        PartOfDay.Evening => "TEV",
        _ => "TNI",
    };

    /// <summary>"The same day", "that week": the unit of the day last spoken of.</summary>
    private bool TrySame(int i, out int next, out TimeValue value)
    {
        next = i + 2;
        value = default;
        var isSame = t.IsWord(i, "same");
        if (t.Is(i + 1, TimeWord.Part) && !t.IsWord(i + 1, "overnight"))
        {
            value = FromFocus(0) with { Part = PartLetters(t[i + 1].Value) };
            return true;
        }

        if (!t.Is(i + 1, TimeWord.Unit) || (!isSame && t[i + 1].Value == (int)CalendarUnit.Second))
        {
            return false;
        }

        var unit = (CalendarUnit)t[i + 1].Value;
        value = unit < CalendarUnit.Day || scene.Focus is not { } focus || Calendar.Floor(focus, unit) is not { } start
            ? TimeValue.Unresolved(TimeKind.Date)
            : TimeScene.Whole(start, unit, inferred: true);
        return unit >= CalendarUnit.Day;
    }

    private bool TryThe(int i, Direction direction, out int next, out TimeValue value)
    {
        next = i + 2;
        value = default;
        if (t.IsWord(i + 1, "day") && (t.Is(i + 2, SmallWord.Before) || t.Is(i + 2, SmallWord.After)))
        {
            var sign = t.Is(i + 2, SmallWord.Before) ? -1 : 1;
            if (t.Is(i + 3, TimeWord.Day) && t[i + 3].Value == sign)
            {
                next = i + 4;
                value = FromToday(2 * sign);
                return true;
            }

            next = i + 3;
            value = FromFocus(sign);
            return !t.IsLetters(next) || t.Is(next, TimeWord.Tense) || (t.Is(next, TimeWord.Small) && !t.Is(next, SmallWord.The) && !t.Is(next, SmallWord.A)); // not "the day before the vote"
        }

        if ((t.IsWord(i + 1, "week") || t.IsWord(i + 1, "weekend")) && t.Is(i + 2, SmallWord.After))
        {
            var at = t.Skip(i + 3, SmallWord.The);
            next = at + 1;
            value = scene.Shifted((CalendarUnit)t[i + 1].Value, 2);
            return t.Is(at, TimeWord.Shift) && t[at].Value == 1 && !t.Is(at + 1, TimeWord.Unit);
        }

        if (t.IsWord(i + 1, "weekend"))
        {
            value = Weekend(direction);
            return true;
        }

        // "The next day", "the same day", "the last two decades".
        var counted = t.Is(i + 1, TimeWord.Shift) && (t.IsWord(i + 2, "day") || t.IsWord(i + 2, "decade") || t.IsWord(i + 3, "decades"));
        return counted ? TryShift(i + 1, out next, out value) : t.IsWord(i + 1, "same") && TrySame(i + 1, out next, out value);
    }

    /// <summary>"Earlier this week", "later in the year", "rest of the month", "later today".</summary>
    private bool TryRemainder(int i, out int next, out TimeValue value)
    {
        value = default;
        var before = t[i].Value < 0 && t.Is(i, TimeWord.Comparative);
        if (t.Is(i, TimeWord.Comparative) && t.Is(i + 1, TimeWord.Day))
        {
            next = i + 2;
            value = FromToday(t[i + 1].Value);
            return true;
        }

        var at = t.Is(i + 1, SmallWord.In) || t.Is(i + 1, SmallWord.Of) ? i + 2 : i + 1;
        if (t.IsWord(at, "my") || t.IsWord(at, "week"))
        {
            next = t.IsWord(at, "week") ? at + 1 : at + 2;
            value = Remainder(CalendarUnit.Week, 0, before);
            return t.Is(i, SmallWord.Rest) && t.IsWord(next - 1, "week");
        }

        if (!TryUnitOfReference(at, out next, out var unit, out var shift) || unit < CalendarUnit.Week)
        {
            return false;
        }

        value = Remainder(unit, shift, before);
        return true;
    }

    private TimeValue Remainder(CalendarUnit unit, int shift, bool before)
    {
        var whole = scene.Shifted(unit, shift);
        if (shift != 0 || whole.Start is not { } start || whole.End is not { } end || scene.Reference is not { } now)
        {
            return whole with { Approximate = shift != 0 };
        }

        var today = now.Date;
        return before
            ? TimeValue.Stretch(start, today > start ? today : TimeExpression.Next(today, TimePrecision.Day), TimePrecision.Day, inferred: true)
            : TimeValue.Stretch(today, end, TimePrecision.Day, inferred: true);
    }
}
