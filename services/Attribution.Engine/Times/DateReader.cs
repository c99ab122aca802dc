namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Reads dates as they are written: "27 December 2023", "Dec. 27", "2023-12-27", "Friday the 15th", "April of 1987".
/// A date is returned with its gaps; who asks fills them.
/// </summary>
/// <param name="t">The tokens.</param>
/// <param name="order">How 3/7/2017 is to be read.</param>
internal sealed class DateReader(TimeTokens t, NumericOrder order)
{
    private readonly NumericDateReader _numeric = new(t, order);

    /// <summary>A date of any form.</summary>
    /// <param name="i">Where it would start.</param>
    /// <param name="next">The token after it.</param>
    /// <param name="date">The date.</param>
    /// <param name="free">True if it is no expression of time without words before it that say so ("may", "2014", "the 27th").</param>
    public bool TryRead(int i, out int next, out PartialDate date, out bool free)
    {
        free = false;
        if (t.Is(i, TimeWord.Weekday) && TryWeekday(i, out next, out date, out free))
        {
            return true;
        }

        return TryDay(i, out next, out date) || TryMonth(i, out next, out date, out free) || TryYear(i, out next, out date, out free) || TryBareDay(i, out next, out date, out free);
    }

    /// <summary>A day of a month: both are named.</summary>
    public bool TryDay(int i, out int next, out PartialDate date) =>
        _numeric.TryDay(i, out next, out date) || TryMonthDay(i, out next, out date) || TryDayMonth(i, out next, out date);

    /// <summary>An optional year: ", 2023", "of 1995", "in 2020", "-2016".</summary>
    public int? ReadYear(ref int next)
    {
        var at = t.IsMark(next, ',') || t.IsMark(next, '.') ? next + 1 : next;
        if (t.Is(at, SmallWord.Of) || t.Is(at, SmallWord.In))
        {
            at++;
        }
        else if ((t.IsDash(at) || t.IsMark(at, '/')) && t.IsAttached(at) && t.IsAttached(at + 1))
        {
            at++;
        }

        if (!NumberReader.TryYear(t, at, out var end, out var year) || (at > next && t.IsMark(next, '.') && !t.Is(at, TimeWord.Figure)))
        {
            return null;
        }

        next = end;
        return year;
    }

    /// <summary>"Friday", "Tuesday, Jan. 15", "Friday (June 15)", "Saturday the 23rd", "Monday 21".</summary>
    private bool TryWeekday(int i, out int next, out PartialDate date, out bool free)
    {
        var weekday = t[i].Value;
        var after = t.IsMark(i + 1, '.') && t[i].Length <= 5 ? i + 2 : i + 1;
        free = t[i].Length <= 5;
        var at = t.IsMark(after, ',') || t.IsMark(after, '(') ? after + 1 : after;
        if (TryDay(t.Skip(at, SmallWord.The), out next, out date))
        {
            next = t.IsMark(after, '(') ? t.SkipMark(next, ')') : next;
            free = false;
            return true;
        }

        at = t.Skip(after, SmallWord.The);
        if (NumberReader.TryDayNumber(t, at, out var end, out var day) && (at > after || NumberReader.TryOrdinal(t, at, out _, out _) || t.Is(at, TimeWord.Figure))
            && !IsClockNext(at, end))
        {
            next = end;
            date = new PartialDate(null, null, day, weekday);
            free = false;
            return true;
        }

        next = i + 1;
        date = new PartialDate(null, null, null, weekday);
        return !free || t.IsCapitalised(i) || t.Is(i - 1, SmallWord.On);
    }

    private bool IsClockNext(int at, int end) =>
        t.IsMark(end, ':') || t.Is(end, TimeWord.Half) || t.Is(end, TimeWord.Unit) || t.Is(end, TimeWord.Units) || (t.IsDash(end) && t.Is(end + 1, TimeWord.Figure))
        || ((t.IsMark(end, '.') || t.IsMark(end, ',')) && t.IsAttached(end + 1) && t.Is(end + 1, TimeWord.Figure)) || t.IsWord(end, "o") || t.IsWord(end, "oclock")
        || (t.IsLetters(end) && t[end].Word == TimeWord.Other && t.Is(at, TimeWord.Figure) && !t.Is(at + 1, TimeWord.OrdinalEnding));

    /// <summary>"Dec. 27, 2023", "May the 3rd", "Jan-1", "mar4".</summary>
    private bool TryMonthDay(int i, out int next, out PartialDate date)
    {
        next = i;
        date = default;
        if (!t.Is(i, TimeWord.Month))
        {
            return false;
        }

        var at = t.SkipMark(i + 1, '.');
        at = t.IsDash(at) && t.IsAttached(at) && t.IsAttached(at + 1) ? at + 1 : t.Skip(at, SmallWord.The);
        if (!NumberReader.TryDayNumber(t, at, out next, out var day) || IsCounted(next) || (t[i].Value == 5 && !t.IsCapitalised(i) && !t.Is(at, TimeWord.Figure) && !NumberReader.TryOrdinal(t, at, out _, out _)))
        {
            return false;
        }

        date = new PartialDate(ReadYear(ref next), t[i].Value, day);
        return true;
    }

    /// <summary>"27 December 2023", "1st of May", "the 26th of June, 2020", "05-Aug-2016", "15th day of June".</summary>
    private bool TryDayMonth(int i, out int next, out PartialDate date)
    {
        date = default;
        if (!NumberReader.TryDayNumber(t, i, out next, out var day))
        {
            return false;
        }

        var at = t.SkipMark(next, '.');
        if (t.IsDash(at) && t.IsAttached(at) && t.IsAttached(at + 1))
        {
            at++;
        }
        else
        {
            at = t.IsWord(at, "day") && t.Is(at + 1, SmallWord.Of) ? at + 2 : t.Skip(at, SmallWord.Of);
        }

        if (!t.Is(at, TimeWord.Month) || !(t.IsCapitalised(at) || t[at].Value is not (3 or 5) || t.Is(at - 1, SmallWord.Of)))
        {
            return false;
        }

        var month = at++;
        next = at;
        if (t.IsMark(at, '.') && t[month].Length <= 4)
        {
            at++;
        }

        var end = at;
        var year = ReadYear(ref end);
        next = year is null ? next : end;
        date = new PartialDate(year, t[month].Value, day);
        return true;
    }

    /// <summary>"December 2023", "Dec/2018", "2015 June", "April of 1987", "October".</summary>
    private bool TryMonth(int i, out int next, out PartialDate date, out bool free)
    {
        free = false;
        next = i + 1;
        date = default;
        if (t.Is(i, TimeWord.Month))
        {
            var end = t.SkipMark(i + 1, '.');
            if (ReadYear(ref end) is { } year && (end - i > 2 || t[i + 1].Word != TimeWord.Cardinal || t.IsCapitalised(i)))
            {
                next = end;
                date = new PartialDate(year, t[i].Value, null);
                return true;
            }

            date = new PartialDate(null, t[i].Value, null);
            free = true;
            return true;
        }

        if (!NumberReader.TryYear(t, i, out var at, out var before) || !t.Is(i, TimeWord.Figure))
        {
            return _numeric.TryMonth(i, out next, out date);
        }

        if (t.Is(at, TimeWord.Month) && t.IsCapitalised(at) && !NumberReader.TryDayNumber(t, at + 1, out _, out _))
        {
            next = at + 1;
            date = new PartialDate(before, t[at].Value, null);
            return true;
        }

        return _numeric.TryMonth(i, out next, out date);
    }

    private bool TryYear(int i, out int next, out PartialDate date, out bool free)
    {
        free = true;
        date = default;
        if (!NumberReader.TryYear(t, i, out next, out var year) || IsGlued(i) || IsGlued(next))
        {
            return false;
        }

        date = new PartialDate(year, null, null);
        return true;
    }

    /// <summary>A figure in a chain of hyphens or slashes is a number, a code or part of a range.</summary>
    private bool IsGlued(int i) => t.IsAttached(i) && (t.IsMark(i, '-') || t.IsMark(i, '/') || t.IsMark(i - 1, '-') || t.IsMark(i - 1, '/') || t.IsMark(i, '_') || t.IsMark(i - 1, '_'));

    /// <summary>"the 27th": a day of a month that is not named.</summary>
    private bool TryBareDay(int i, out int next, out PartialDate date, out bool free)
    {
        free = true;
        date = default;
        var at = t.Skip(i, SmallWord.The);
        if (!NumberReader.TryOrdinal(t, at, out next, out var day))
        {
            return false;
        }

        date = new PartialDate(null, null, day);
        return day is >= 1 and <= 31 && t.Is(at, TimeWord.Figure) && IsClosed(next);
    }

    /// <summary>Whether what follows cannot be a noun that the ordinal counts: "the 27th summit".</summary>
    private bool IsClosed(int next) => !t.IsLetters(next) || t.Is(next, TimeWord.Tense)
        || (t.Is(next, TimeWord.Small) && !t.Is(next, SmallWord.Of) && !t.Is(next, SmallWord.Half));

    /// <summary>"May 27 people", "March 3 percent": a number that counts something; a time, a comma or a year do not.</summary>
    private bool IsCounted(int next) => t.IsMark(next, '%') || t.IsWord(next, "percent") || t.IsWord(next, "people") || t.Is(next, TimeWord.Units)
        || (t.Is(next, TimeWord.Cardinal) && t[next].Value >= 100);
}
