using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Reads what goes from one time to another or is open at one end: "from 3 to 5 May", "between May and June 2023", "2014-2018",
/// "since February 24", "until Friday", "by the end of the year".
/// </summary>
internal sealed class RangeReader(TimeTokens t, TimeScene scene, PointReader points)
{
    /// <summary>One end: a date with gaps where the other end may fill them, else a value.</summary>
    private readonly record struct Bound(int Next, PartialDate? Date, TimeValue Value, bool Free);

    /// <summary>Reads one expression.</summary>
    public bool TryRead(int i, Direction direction, out int next, out TimeValue value)
    {
        if (TryYears(i, out next, out value))
        {
            return true;
        }

        var between = t.Is(i, SmallWord.Between);
        var opened = between || t.Is(i, SmallWord.From) || (t.Is(i, SmallWord.In) && NumberReader.TryYear(t, i + 1, out var year, out _) && t.Is(year, SmallWord.Through));
        if (TryInWeek(i, out next, out value))
        {
            return true;
        }

        if (TryBoth(opened ? i + 1 : i, opened, between, direction, out next, out value))
        {
            return true;
        }

        return TryOpen(i, direction, out next, out value);
    }

    /// <summary>"2014-2018", "between 2014–2018".</summary>
    private bool TryYears(int i, out int next, out TimeValue value)
    {
        var at = t.Is(i, SmallWord.Between) || t.Is(i, SmallWord.From) ? i + 1 : i;
        next = at + 3;
        value = default;
        if (!t.Is(at, TimeWord.Figure) || !t.Is(at + 2, TimeWord.Figure) || t[at].Length != 4 || t[at + 2].Length is not (4 or 2) || !t.IsDash(at + 1)
            || !t.IsAttached(at + 1) || !t.IsAttached(at + 2) || t.IsAttached(at) || (t.IsAttached(next) && (t.IsDash(next) || t.IsLetters(next))))
        {
            return false;
        }

        var (first, last) = (t[at].Value, t[at + 2].Length == 4 ? t[at + 2].Value : (t[at].Value / 100 * 100) + t[at + 2].Value);
        if (t[at + 2].Length == 2 && t[at + 2].Value <= 12)
        {
            return false; // a month
        }

        value = TimeValue.Stretch(Calendar.Day(first, 1, 1), Calendar.Day(last + 1, 1, 1), TimePrecision.Year, inferred: false);
        return first is >= 1000 and < 2200 && last > first && last < 2200;
    }

    /// <summary>"Next week from Tuesday to Thursday".</summary>
    private bool TryInWeek(int i, out int next, out TimeValue value)
    {
        next = i + 6;
        value = default;
        if (!t.Is(i, TimeWord.Shift) || !t.IsWord(i + 1, "week") || !(t.Is(i + 2, SmallWord.From) || t.Is(i + 2, SmallWord.Between))
            || !t.Is(i + 3, TimeWord.Weekday) || !t.Is(i + 4, TimeWord.Small) || !t.Is(i + 5, TimeWord.Weekday))
        {
            return false;
        }

        value = scene.Shifted(CalendarUnit.Week, t[i].Value).Start is { } monday && t[i + 5].Value >= t[i + 3].Value
            ? TimeValue.Stretch(Calendar.Add(monday, CalendarUnit.Day, t[i + 3].Value - 1), Calendar.Add(monday, CalendarUnit.Day, t[i + 5].Value), TimePrecision.Day, inferred: true)
            : TimeValue.Unresolved(TimeKind.Period);
        return true;
    }

    private bool TryBoth(int i, bool opened, bool between, Direction direction, out int next, out TimeValue value)
    {
        next = i;
        value = default;
        if (!HasLink(i) || ReadBound(i, direction, opened) is not { } one)
        {
            return false;
        }

        var at = t.SkipMark(one.Next, ',');
        var isLink = t.Is(at, SmallWord.To) || t.Is(at, SmallWord.Until) || t.Is(at, SmallWord.Through) || (between && t.Is(at, SmallWord.And)) || t.IsDash(at);
        if (!isLink || (at > one.Next && t.IsDash(at)) || ReadBound(at + 1, direction, introduced: true) is not { } other || (!opened && IsLoose(one, other, t.IsDash(at))))
        {
            return false;
        }

        next = other.Next;
        if (IsBareDay(one) && IsBareDay(other))
        {
            return (opened || t.Is(at, SmallWord.Until)) && TryDaysOf(one.Date!.Value.Day!.Value, other.Date!.Value.Day!.Value, direction, ref next, out value);
        }

        if (IsBareDay(one) && other.Date is not { Month: not null, Day: not null })
        {
            return false; // "from 20 to May": a number of something else
        }

        if (IsBareDay(other) && (one.Date is not { Month: not null, Day: not null } || IsNumber(other.Next)))
        {
            return false;
        }

        if (IsBareDay(other) && points.Dates.ReadYear(ref next) is { } year && one.Date is { Year: null } first)
        {
            one = one with { Date = first with { Year = year } }; // "May 3-5, 2024"
        }

        value = Join(one, other, direction);
        return true;
    }

    /// <summary>Whether a word that can link two ends comes soon: most expressions are spared the reading of both.</summary>
    private bool HasLink(int i)
    {
        const int LongestEnd = 12;
        for (var at = i + 1; at < i + LongestEnd; at++)
        {
            if (t.IsDash(at) || (t.Is(at, TimeWord.Small) && (SmallWord)t[at].Value is SmallWord.To or SmallWord.Until or SmallWord.Through or SmallWord.And))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBareDay(Bound bound) => bound.Date is { Day: not null, Month: null, Weekday: null };

    /// <summary>What follows shows that the number before it was no day.</summary>
    private bool IsNumber(int i) => t.IsMark(i, '%') || t.IsMark(i, ':') || t.Is(i, TimeWord.Units) || t.Is(i, TimeWord.Half) || t.IsWord(i, "percent") || t.IsWord(i, "people");

    /// <summary>Without "from" or "between", two ends must each look like a date.</summary>
    private bool IsLoose(Bound one, Bound other, bool dash)
    {
        var months = one.Date is { Month: not null, Day: null } && other.Date is { Month: not null, Day: null } && t.IsCapitalised(one.Next - 1);
        var days = IsBareDay(one) && other.Date is { Month: not null, Day: not null };
        return (one.Free || (IsBareDay(one) && !days)) && !months && !(IsBareDay(one) && IsBareDay(other)) && !(days && !dash);
    }

    /// <summary>"4 till 23 of this month".</summary>
    private bool TryDaysOf(int first, int last, Direction direction, ref int next, out TimeValue value)
    {
        value = default;
        var at = t.Is(next, SmallWord.Of) || t.Is(next, SmallWord.In) ? next + 1 : next;
        if (at == next || !t.Is(at, TimeWord.Shift) || !t.IsWord(at + 1, "month") || last < first)
        {
            return false;
        }

        next = at + 2;
        var month = scene.Shifted(CalendarUnit.Month, t[at].Value);
        value = month.Start is { } start && Calendar.Day(start.Year, start.Month, first) is { } from && Calendar.Day(start.Year, start.Month, last) is { } to
            ? TimeValue.Stretch(from, TimeExpression.Next(to, TimePrecision.Day), TimePrecision.Day, inferred: true)
            : TimeValue.Unresolved(TimeKind.Period);
        return true;
    }

    private Bound? ReadBound(int i, Direction direction, bool introduced)
    {
        if (t.Is(i, TimeWord.Now))
        {
            return scene.Reference is { } now ? new Bound(i + 1, null, TimeValue.Stretch(now.Date, TimeExpression.Next(now.Date, TimePrecision.Day), TimePrecision.Day, inferred: true), false)
                : new Bound(i + 1, null, TimeValue.Unresolved(TimeKind.Date), false);
        }

        var at = t.Skip(i, SmallWord.The);
        var isDate = points.Dates.TryRead(at, out var end, out var date, out var free);
        var isPoint = points.TryRead(i, direction, introduced, out var afterPoint, out var value);
        if (!isPoint && at > i)
        {
            isPoint = points.TryRead(at, direction, introduced, out afterPoint, out value);
        }

        if (isDate && (!isPoint || end >= afterPoint))
        {
            return new Bound(end, date, date.Resolve(scene.Reference, direction), free);
        }

        if (isPoint && value.Kind is TimeKind.Date or TimeKind.Period or TimeKind.DateTime)
        {
            return new Bound(afterPoint, null, AtEdge(at, value), false);
        }

        return NumberReader.TryDayNumber(t, at, out var afterDay, out var day) && (t.IsWhole(at) || !t.Is(at, TimeWord.Figure))
            ? new Bound(afterDay, new PartialDate(null, null, day), default, true)
            : null;
    }

    /// <summary>As an end of a range, "the start of 2008" is where 2008 begins and "the end of 2008" where it ends.</summary>
    private TimeValue AtEdge(int i, TimeValue value) => !t.Is(i, TimeWord.EdgeNoun) || value.Kind != TimeKind.Period ? value
        : t[i].Value switch
        {
            1 => value with { End = value.Start },
            3 => value with { Start = value.End },
            _ => value,
        };

    private TimeValue Join(Bound one, Bound other, Direction direction)
    {
        var (from, to) = (one.Value, other.Value);
        if (one.Date is { } a && other.Date is { } b)
        {
            (a, b) = Fill(a, b);
            from = a.Resolve(scene.Reference, direction);
            if (direction == Direction.Future && a.Year is null && b.Year is null && scene.Reference is { } now && a.Resolve(now, Direction.Past) is { Start: { } running } begun
                && After(running, b).Resolve(running, Direction.Future).End > now)
            {
                from = begun; // it has begun already
            }

            if (b.Year is null && from.Start is { } first)
            {
                b = After(first, b);
            }

            to = b.Resolve(from.Start ?? scene.Reference, Direction.Future);
            to = to with { Inferred = to.Inferred || from.Inferred };
        }

        if (from.Start is not { } start || to.End is not { } end || end <= start)
        {
            return TimeValue.Unresolved(TimeKind.Period);
        }

        var precision = Finer(from.Precision, to.Precision);
        return TimeValue.Stretch(start, end, precision, from.Inferred || to.Inferred) with { Approximate = from.Approximate || to.Approximate };
    }

    /// <summary>Fills the gaps of one end from the other: "3 to 5 May", "May 3-5", "Nov-Feb 2017".</summary>
    private static (PartialDate From, PartialDate To) Fill(PartialDate a, PartialDate b)
    {
        if (a.Month is null && a.Day is not null && a.Weekday is null && b.Month is not null)
        {
            a = a with { Month = a.Day > b.Day && b.Month > 1 ? b.Month - 1 : b.Month };
        }
        else if (b.Month is null && b.Day is not null && b.Weekday is null && a.Month is { } month)
        {
            b = b with { Month = b.Day < a.Day ? (month % 12) + 1 : month };
        }

        var wraps = a.Month > b.Month || (a.Month == b.Month && a.Day > b.Day);
        if (a.Year is null && a.Month is not null && b.Year is { } last)
        {
            a = a with { Year = wraps ? last - 1 : last };
        }
        else if (b.Year is null && b.Month is not null && a.Year is { } first)
        {
            b = b with { Year = wraps ? first + 1 : first };
        }

        return (a, b);
    }

    /// <summary>The other end of a range lies after the first, at most a year on.</summary>
    private static PartialDate After(DateTime first, PartialDate b) => b.Month is null ? b
        : b with { Year = b.Month < first.Month || (b.Month == first.Month && b.Day < first.Day) ? first.Year + 1 : first.Year };

    private static TimePrecision Finer(TimePrecision a, TimePrecision b)
    {
        ReadOnlySpan<TimePrecision> order = [TimePrecision.Unresolved, TimePrecision.Year, TimePrecision.Month, TimePrecision.Day, TimePrecision.Hour, TimePrecision.Minute];
        return order.IndexOf(a) > order.IndexOf(b) ? a : b;
    }

    /// <summary>"Since February 24", "until Friday", "by the end of the year", "after 2016", "starting January 7th".</summary>
    private bool TryOpen(int i, Direction direction, out int next, out TimeValue value)
    {
        next = i;
        value = default;
        var starting = t.Is(i, SmallWord.Starting) || t.IsWord(i, "beginning");
        var small = starting ? SmallWord.Since : t.Is(i, TimeWord.Small) ? (SmallWord)t[i].Value : SmallWord.The;
        if (small is not (SmallWord.Since or SmallWord.Until or SmallWord.By or SmallWord.Before or SmallWord.After))
        {
            return false;
        }

        var at = starting ? t.Skip(i + 1, SmallWord.On) : i + 1;
        if (!TryPoint(at, direction, small, out next, out var point) || IsAttributive(next, small is SmallWord.Before or SmallWord.After))
        {
            return false;
        }

        if (point.Kind == TimeKind.Clock)
        {
            value = point;
            return true;
        }

        value = small switch
        {
            SmallWord.Since => point with { Kind = TimeKind.Period, End = null },
            SmallWord.After => point with { Kind = TimeKind.Period, Start = point.End, End = null },
            SmallWord.Before when !t.Is(t.Skip(at, SmallWord.The), TimeWord.EdgeNoun) => point with { Kind = TimeKind.Period, Start = null, End = point.Start },
            _ => point with { Kind = TimeKind.Period, Start = null },
        };
        value = value.IsResolved ? value : TimeValue.Unresolved(TimeKind.Period, point.Timex);
        return true;
    }

    private bool TryPoint(int at, Direction direction, SmallWord small, out int next, out TimeValue point)
    {
        var isDay = small is SmallWord.Until or SmallWord.By ? Direction.Future : direction;
        var found = points.TryRead(at, isDay, introduced: true, out next, out point);
        if (!found && t.Is(at, SmallWord.The))
        {
            found = points.TryRead(at + 1, isDay, introduced: true, out next, out point);
        }

        return found && point.Kind is TimeKind.Date or TimeKind.DateTime or TimeKind.Period or TimeKind.Clock;
    }

    /// <summary>"After Monday's attack", "before the 2014 vote": the time is said of something, nothing begins or ends with it.</summary>
    private bool IsAttributive(int next, bool strict) => (t.IsApostrophe(next) && t.IsWord(next + 1, "s") && t.IsAttached(next))
        || (strict && t.IsLetters(next) && t[next].Word == TimeWord.Other && t[next].Length > 3 && !t.IsWord(next, "when") && !t.IsWord(next, "with"));
}
