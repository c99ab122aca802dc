using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Reads parts of the calendar that are counted or named: "the first quarter of 2024", "the week of 5 May", "week 31", "the 1990s",
/// "the 15th century", "the first Monday of June", "Christmas Eve 2022", "summer 2016".
/// </summary>
internal sealed class CalendarReader(TimeTokens t, TimeScene scene, DateReader dates, DeicticReader deictic)
{
    /// <summary>Reads one expression.</summary>
    public bool TryRead(int i, Direction direction, out int next, out TimeValue value)
    {
        var at = t.Skip(i, SmallWord.The);
        next = at;
        value = default;
        if (at > i && (t.IsWhole(at + 1) && t.IsWord(at, "week") || dates.TryDay(at, out _, out _)))
        {
            return false; // read without the article
        }

        return t[at].Word switch
        {
            TimeWord.YearPart => TryLettered(at, direction, out next, out value),
            TimeWord.Season => TrySeason(i, at, out next, out value),
            TimeWord.Feast => TryFeast(at, direction, out next, out value),
            TimeWord.Shift when t.Is(at + 1, TimeWord.Feast) => TryFeast(at + 1, (Direction)t[at].Value, out next, out value),
            TimeWord.Unit when t.IsWord(at, "week") || t.IsWord(at, "month") => TryWeekOf(at, direction, out next, out value),
            TimeWord.Decade => at > i && TryDecade(at, 1900 + t[at].Value + (t[at].Value == 0 ? 100 : 0), at + 1, out next, out value),
            TimeWord.Mark when t.IsApostrophe(at) => TryDecadeFigures(at + 1, out next, out value),
            TimeWord.Shift when t[at].Value == -1 && TryCounted(at, direction, out next, out value) => true,
            TimeWord.Shift or TimeWord.Other => TryOtherYear(at, out next, out value) || TryNamedDay(at, direction, out next, out value),
            _ => TryDecadeFigures(at, out next, out value) || TryCounted(at, direction, out next, out value) || TryYearFirst(at, out next, out value),
        };
    }

    /// <summary>Words that mean no time but begin the name of one.</summary>
    public static bool IsStart(TimeTokens t, int i)
    {
        var word = t.Characters(i);
        return word.Length switch
        {
            3 => word.Equals("new", StringComparison.OrdinalIgnoreCase),
            4 => word.Equals("good", StringComparison.OrdinalIgnoreCase),
            >= 6 and <= 9 => t.IsWord(i + 1, "year"),
            _ => false,
        };
    }

    /// <summary>A month, quarter, year, decade that something else is a part of: "2016", "December 2016", "next year", "the year".</summary>
    public bool TryWhole(int i, Direction direction, out int next, out TimeValue value)
    {
        if (deictic.TryUnitOfReference(i, out next, out var unit, out var shift) && unit >= CalendarUnit.Day)
        {
            value = scene.Shifted(unit, shift);
            return true;
        }

        if (TryDecadeFigures(t.Skip(i, SmallWord.The), out next, out value) || TryCounted(t.Skip(i, SmallWord.The), direction, out next, out value))
        {
            return true;
        }

        value = default;
        if (t.Is(i, TimeWord.Day))
        {
            return deictic.TryRead(i, direction, out next, out value);
        }

        if (!dates.TryRead(i, out next, out var date, out _) || date.Day is not null || date.Weekday is not null)
        {
            return false;
        }

        value = date.Resolve(scene.Reference, direction);
        return true;
    }

    /// <summary>"Q3 2016", "H1 of 2016", "Q2".</summary>
    private bool TryLettered(int i, Direction direction, out int next, out TimeValue value)
    {
        next = i + 2;
        value = default;
        var months = t[i].Value;
        if (!t.Is(i + 1, TimeWord.Figure) || !t.IsAttached(i + 1) || t[i + 1].Value < 1 || t[i + 1].Value > 12 / months || t.IsAttached(i) && !t.IsDash(i - 1) || t.IsAttached(i + 2) && t.Is(i + 2, TimeWord.Figure))
        {
            return false;
        }

        var part = t[i + 1].Value;
        if (dates.ReadYear(ref next) is { } year)
        {
            value = YearPart(year, months, part, inferred: false);
            return true;
        }

        value = scene.Reference is { } now && new PartialDate(null, ((part - 1) * months) + 1, null).Resolve(now, direction).Start is { } start
            ? YearPart(start.Year, months, part, inferred: true)
            : TimeValue.Unresolved(TimeKind.Period);
        return months == 3; // "H2" alone is also hydrogen and a heading
    }

    /// <summary>"2016 Q3", "2017-H1", "2016 the third quarter".</summary>
    private bool TryYearFirst(int i, out int next, out TimeValue value)
    {
        value = default;
        if (!t.Is(i, TimeWord.Figure) || !NumberReader.TryYear(t, i, out next, out var year))
        {
            next = i;
            return false;
        }

        var at = t.IsDash(next) && t.IsAttached(next) ? next + 1 : next;
        if (t.Is(at, TimeWord.YearPart) && t.Is(at + 1, TimeWord.Figure) && t.IsAttached(at + 1) && t[at + 1].Value >= 1 && t[at + 1].Value <= 12 / t[at].Value)
        {
            next = at + 2;
            value = YearPart(year, t[at].Value, t[at + 1].Value, inferred: false);
            return true;
        }

        return false;
    }

    private static TimeValue YearPart(int year, int months, int part, bool inferred) => Calendar.Day(year, ((part - 1) * months) + 1, 1) is { } start
        ? TimeValue.Stretch(start, Calendar.Add(start, CalendarUnit.Month, months), TimePrecision.Month, inferred)
        : TimeValue.Unresolved(TimeKind.Period);

    /// <summary>"Summer 2016", "the winter of 2015": named, not dated (see <see cref="DeicticReader"/>).</summary>
    private bool TrySeason(int i, int at, out int next, out TimeValue value)
    {
        next = at + 1;
        var year = dates.ReadYear(ref next);
        value = TimeValue.Unresolved(TimeKind.Period, year is { } y ? FormattableString.Invariant($"{y:0000}-{DeicticReader.SeasonName(t[at].Value)}") : DeicticReader.SeasonName(t[at].Value));
        var isNoun = !t.IsWord(at, "spring") && !t.IsWord(at, "fall");
        return year is not null || (at > i && (isNoun || t.Is(i - 1, SmallWord.In)));
    }

    /// <summary>"The week of April 10", "week 31 of 2027", "the week starting on February 4", "the month of May".</summary>
    private bool TryWeekOf(int i, Direction direction, out int next, out TimeValue value)
    {
        var isWeek = t.IsWord(i, "week");
        next = i + 2;
        value = default;
        if (isWeek && t.IsWhole(i + 1) && t[i + 1].Value is >= 1 and <= 53)
        {
            var year = dates.ReadYear(ref next);
            value = (year ?? scene.Reference?.Year) is { } y && Calendar.IsoWeek(y, t[i + 1].Value) is { } start
                ? TimeScene.Whole(start, CalendarUnit.Week, inferred: year is null)
                : TimeValue.Unresolved(TimeKind.Period, FormattableString.Invariant($"XXXX-W{t[i + 1].Value:00}"));
            return true;
        }

        var at = t.Is(i + 1, SmallWord.Of) ? i + 2 : t.Is(i + 1, SmallWord.Starting) || t.IsWord(i + 1, "beginning") || t.IsWord(i + 1, "ending") ? t.Skip(i + 2, SmallWord.On) : -1;
        if (at < 0 || !dates.TryRead(at, out next, out var date, out _) || (isWeek && date.Day is null) || (!isWeek && date.Month is null))
        {
            return false;
        }

        value = date.Resolve(scene.Reference, direction);
        if (value.Start is { } day && Calendar.Floor(day, isWeek ? CalendarUnit.Week : CalendarUnit.Month) is { } first)
        {
            value = TimeScene.Whole(first, isWeek ? CalendarUnit.Week : CalendarUnit.Month, value.Inferred);
        }

        return true;
    }

    /// <summary>"1990s", "70's", "'40s", "nineteen seventies".</summary>
    private bool TryDecadeFigures(int i, out int next, out TimeValue value)
    {
        value = default;
        next = i;
        if (t.Is(i, TimeWord.Figure) && t[i].Length is 2 or 4 && t[i].Value >= 0 && t[i].Value % 10 == 0)
        {
            var at = t.IsApostrophe(i + 1) && t.IsAttached(i + 1) ? i + 2 : i + 1;
            var isShort = t[i].Length == 2;
            return t.IsWord(at, "s") && t.IsAttached(at) && (!isShort || at > i + 1 || t.IsApostrophe(i - 1))
                && TryDecade(i, isShort ? 1900 + t[i].Value : t[i].Value, at + 1, out next, out value);
        }

        return t.Is(i, TimeWord.Cardinal) && t[i].Value is 19 or 18 or 20 && t.Is(i + 1, TimeWord.Decade) && TryDecade(i, (t[i].Value * 100) + t[i + 1].Value, i + 2, out next, out value);
    }

    private static bool TryDecade(int i, int year, int after, out int next, out TimeValue value)
    {
        next = i < after ? after : i;
        var unit = year % 100 == 0 && year < 2000 ? CalendarUnit.Century : CalendarUnit.Decade;
        value = Calendar.Day(year, 1, 1) is { } start ? TimeScene.Whole(start, unit, inferred: false) : TimeValue.Unresolved(TimeKind.Period);
        return year is >= 1000 and < 2100;
    }

    /// <summary>"First quarter of 2024", "third week of May", "last week of July", "15th century", "first Monday of next month", "20th of next month".</summary>
    private bool TryCounted(int i, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        next = i + 1;
        var rank = -1;
        if (t.Is(i, TimeWord.Shift) ? t[i].Value != -1 : !NumberReader.TryOrdinal(t, i, out next, out rank))
        {
            return false;
        }

        var counted = next;
        if (t.IsWord(counted, "century"))
        {
            next = counted + 1;
            value = rank is >= 1 and <= 21 && Calendar.Day(Math.Max(1, (rank - 1) * 100), 1, 1) is { } first ? TimeScene.Whole(first, CalendarUnit.Century, inferred: false) : TimeValue.Unresolved(TimeKind.Period);
            return rank > 0;
        }

        if (NumberReader.TryCount(t, counted, out var units, out var count) && t.Is(units, TimeWord.Units) && t.Is(units + 1, SmallWord.Of))
        {
            return rank is 1 or -1 && count is > 0 and < 1000 && TryFirstOf(units, count, rank, direction, out next, out value);
        }

        if (t.Is(counted, SmallWord.Of))
        {
            next = counted + 1;
            return rank is > 0 and <= 31 && TryMember(next, CalendarUnit.Day, rank, null, direction, out next, out value) && value.Precision == TimePrecision.Day;
        }

        var isHalf = t.Is(counted, SmallWord.Half);
        if (!isHalf && !t.Is(counted, TimeWord.Unit) && !t.Is(counted, TimeWord.Weekday))
        {
            return false;
        }

        int? weekday = t.Is(counted, TimeWord.Weekday) ? t[counted].Value : null;
        var unit = isHalf ? CalendarUnit.Decade : weekday is null ? (CalendarUnit)t[counted].Value : CalendarUnit.Day;
        var at = counted + 1;
        var of = t.Is(at, SmallWord.Of) || t.Is(at, SmallWord.In);
        return (of || unit is CalendarUnit.Quarter || isHalf) && TryMember(of ? at + 1 : at, unit, rank, weekday, direction, out next, out value);
    }

    /// <summary>The n-th (-1: last) unit of a month or a year.</summary>
    private bool TryMember(int at, CalendarUnit unit, int rank, int? weekday, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        var isHalf = unit == CalendarUnit.Decade;
        TimeValue whole;
        if (deictic.TryUnitOfReference(at, out next, out var container, out var shift) && container is CalendarUnit.Month or CalendarUnit.Year)
        {
            whole = scene.Shifted(container, shift);
        }
        else if (dates.TryRead(at, out next, out var date, out _) && date is { Day: null, Weekday: null })
        {
            whole = date.Resolve(scene.Reference, direction);
        }
        else
        {
            return false;
        }

        value = TimeValue.Unresolved(unit == CalendarUnit.Day ? TimeKind.Date : TimeKind.Period);
        if (whole.Start is not { } start || whole.End is not { } end)
        {
            return true;
        }

        var inYear = whole.Precision == TimePrecision.Year;
        value = unit switch
        {
            _ when isHalf => rank is 1 or 2 ? Half(start, inYear, rank, whole.Inferred) : value,
            CalendarUnit.Quarter when inYear && rank is >= 1 and <= 4 => YearPart(start.Year, 3, rank, whole.Inferred),
            CalendarUnit.Quarter when inYear && rank == -1 => YearPart(start.Year, 3, 4, whole.Inferred),
            CalendarUnit.Month when inYear && rank is >= 1 and <= 12 => TimeScene.Whole(new DateTime(start.Year, rank, 1), CalendarUnit.Month, whole.Inferred),
            CalendarUnit.Week => Week(start, end, rank, whole.Inferred) ?? value,
            CalendarUnit.Day => Day(start, end, rank, weekday, whole.Inferred) ?? value,
            _ => value,
        };
        return true;
    }

    /// <summary>"The first three months of 2024", "the last two days of May".</summary>
    private bool TryFirstOf(int units, int count, int rank, Direction direction, out int next, out TimeValue value)
    {
        value = TimeValue.Unresolved(TimeKind.Period);
        if (!TryWhole(units + 2, direction, out next, out var whole))
        {
            return false;
        }

        var unit = (CalendarUnit)t[units].Value;
        if (whole.Start is not { } start || whole.End is not { } end || unit < CalendarUnit.Day)
        {
            return true;
        }

        // Whole weeks are the calendar's.
        var edge = unit == CalendarUnit.Week ? Calendar.Monday(rank > 0 ? start.AddDays(3) : end.AddDays(3)) : rank > 0 ? start : end;
        if (edge is { } from && Calendar.Add(from, unit, rank * count) is { } to)
        {
            value = TimeValue.Stretch(rank > 0 ? from : to, rank > 0 ? to : from, TimeScene.PrecisionOf(unit), whole.Inferred);
        }

        return true;
    }

    /// <summary>"Fiscal year 2008", "this school year": when such a year begins is not told; a calendar year is a year.</summary>
    private bool TryOtherYear(int i, out int next, out TimeValue value)
    {
        var at = t.Is(i, TimeWord.Shift) ? i + 1 : i;
        next = at + 2;
        value = TimeValue.Unresolved(TimeKind.Period);
        var calendar = t.IsWord(at, "calendar");
        if (!t.IsWord(at + 1, "year") || !(calendar || t.IsWord(at, "fiscal") || t.IsWord(at, "financial") || t.IsWord(at, "school") || t.IsWord(at, "academic")))
        {
            return false;
        }

        var year = dates.ReadYear(ref next);
        value = !calendar ? value : year is { } y ? new PartialDate(y, null, null).Resolve(null, Direction.Unknown) : scene.Shifted(CalendarUnit.Year, at > i ? t[i].Value : 0);
        return year is not null || at > i;
    }

    private static TimeValue Half(DateTime start, bool inYear, int rank, bool inferred) => inYear
        ? YearPart(start.Year, 6, rank, inferred)
        : TimeValue.Stretch(rank == 1 ? start : start.AddDays(15), rank == 1 ? start.AddDays(15) : TimeExpression.Next(start, TimePrecision.Month), TimePrecision.Day, inferred) with { Approximate = true };

    /// <summary>Weeks belong to the month and year in which their Thursday lies (ISO 8601).</summary>
    private static TimeValue? Week(DateTime start, DateTime end, int rank, bool inferred)
    {
        DateTime? first;
        if (rank > 0)
        {
            first = Calendar.Monday(start.AddDays(3)) is { } monday ? Calendar.Add(monday, CalendarUnit.Week, rank - 1) : null;
        }
        else
        {
            var last = end.AddDays(-1);
            first = Calendar.Weekday(last) < 4 ? Calendar.Monday(last.AddDays(-7)) : Calendar.Monday(last);
        }

        return first is { } week && week < end ? TimeScene.Whole(week, CalendarUnit.Week, inferred) : null;
    }

    private static TimeValue? Day(DateTime start, DateTime end, int rank, int? weekday, bool inferred)
    {
        DateTime day;
        if (weekday is { } wanted)
        {
            day = rank > 0 ? start.AddDays(((wanted - Calendar.Weekday(start) + 7) % 7) + ((rank - 1) * 7)) : end.AddDays(-1 - ((Calendar.Weekday(end.AddDays(-1)) - wanted + 7) % 7));
        }
        else
        {
            day = rank > 0 ? start.AddDays(rank - 1) : end.AddDays(-1);
        }

        return day >= start && day < end ? TimeValue.Unit(day, TimePrecision.Day, inferred) : null;
    }

    private bool TryFeast(int i, Direction direction, out int next, out TimeValue value)
    {
        next = i + 1;
        var feast = (Feast)t[i].Value;
        if (t.IsWord(next, "eve"))
        {
            feast = feast == Feast.Christmas ? Feast.ChristmasEve : feast;
            next++;
        }
        else if (t.IsWord(next, "day") || (t.IsWord(next, "sunday") && feast == Feast.Easter))
        {
            next++;
        }
        else if (t.IsWord(next, "monday") && feast == Feast.Easter)
        {
            feast = Feast.EasterMonday;
            next++;
        }

        value = Resolve(feast, dates.ReadYear(ref next), direction);
        return true;
    }

    /// <summary>Names of several words whose first is no word of time: "Good Friday", "New Year's Eve".</summary>
    private bool TryNamedDay(int i, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        next = i + 2;
        if (t.IsWord(i, "good") && t.IsWord(i + 1, "friday") && t.IsCapitalised(i))
        {
            value = Resolve(Feast.GoodFriday, dates.ReadYear(ref next), direction);
            return true;
        }

        if (!t.IsWord(i, "new") || !t.IsWord(i + 1, "year") || !t.IsApostrophe(i + 2) || !t.IsWord(i + 3, "s"))
        {
            return false;
        }

        next = i + 5;
        var eve = t.IsWord(i + 4, "eve");
        value = Resolve(eve ? Feast.NewYearEve : Feast.NewYear, dates.ReadYear(ref next), direction);
        return eve || t.IsWord(i + 4, "day");
    }

    private TimeValue Resolve(Feast feast, int? year, Direction direction)
    {
        var (month, day) = feast switch
        {
            Feast.Christmas => (12, 25),
            Feast.ChristmasEve => (12, 24),
            Feast.NewYear => (1, 1),
            Feast.NewYearEve => (12, 31),
            _ => (0, 0),
        };
        if (month > 0)
        {
            return new PartialDate(year, month, day).Resolve(scene.Reference, direction);
        }

        var offset = feast switch { Feast.GoodFriday => -2, Feast.EasterMonday => 1, _ => 0 };
        var easter = year is { } y ? Calendar.Easter(y) : scene.Reference is { } now ? NearestEaster(now, direction) : null;
        return easter is { } found ? TimeValue.Unit(found.AddDays(offset), TimePrecision.Day, inferred: year is null) : TimeValue.Unresolved(TimeKind.Date);
    }

    private static DateTime? NearestEaster(DateTime now, Direction direction)
    {
        var current = Calendar.Easter(now.Year);
        return direction == Direction.Future ? (current >= now.Date ? current : Calendar.Easter(now.Year + 1)) : current <= now.Date || direction == Direction.Unknown ? current : Calendar.Easter(now.Year - 1);
    }
}
