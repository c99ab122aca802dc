using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>Reads lengths of time and what is counted by them: "three days", "two days ago", "within 30 days", "two weeks after 3 May".</summary>
internal sealed class DurationReader(TimeTokens t, TimeScene scene, Func<int, (TimeValue Value, int Next)?> readDay)
{
    /// <summary>More parts than "2 years, 1 month, 3 weeks and 21 days" nobody writes.</summary>
    private const int MostParts = 4;

    /// <summary>Years, months and days of a length, apart: they cannot be added up without a date.</summary>
    private readonly record struct Length(CalendarUnit Finest, IReadOnlyList<(int Count, CalendarUnit Unit)> Parts)
    {
        public DateTime? From(DateTime moment, int direction)
        {
            DateTime? result = moment;
            foreach (var (count, unit) in Parts.OrderByDescending(p => p.Unit))
            {
                result = result is { } at ? Calendar.Add(at, unit, (long)count * direction) : null;
            }

            return result;
        }

        public string? Timex => Parts.Count == 1 ? Calendar.Duration(Parts[0].Count, Parts[0].Unit) : null;
    }

    /// <summary>Reads an expression that starts with a length or with a preposition before one.</summary>
    public bool TryRead(int i, Direction direction, out int next, out TimeValue value)
    {
        if (t.Is(i, SmallWord.Within) || t.Is(i, SmallWord.In))
        {
            return TryAhead(i, direction, out next, out value);
        }

        value = default;
        if (t.Is(i, SmallWord.For))
        {
            return TryFor(i, out next, out value);
        }

        if ((t.Is(i, SmallWord.More) || t.Is(i, SmallWord.Less)) && t.Is(i + 1, SmallWord.Than))
        {
            return TryBeyond(i, out next, out value);
        }

        if (!TryLength(i, out next, out var length))
        {
            return TryVague(i, out next, out value);
        }

        if (TryAnchor(next, length, out var end, out value))
        {
            next = end;
            return true;
        }

        value = TimeValue.Unresolved(TimeKind.Duration, length.Timex);
        return !t.Is(i, SmallWord.A) && !IsAge(next);
    }

    /// <summary>Reads a unit of time, singular or plural.</summary>
    public bool TryUnit(int i, out CalendarUnit unit)
    {
        unit = (CalendarUnit)t[i].Value;
        if (t.Is(i, TimeWord.Ordinal) && t.IsWord(i, "second"))
        {
            unit = CalendarUnit.Second;
            return true;
        }

        return t.Is(i, TimeWord.Unit) || t.Is(i, TimeWord.Units);
    }

    /// <summary>"few days ago", "several weeks earlier": found, but how many is not told.</summary>
    private bool TryVague(int i, out int next, out TimeValue value)
    {
        next = i + 3;
        value = TimeValue.Unresolved(TimeKind.Date);
        return t.Is(i, TimeWord.Vague) && t.Is(i + 1, TimeWord.Units) && (t.Is(i + 2, TimeWord.Distance) || t.Is(i + 2, TimeWord.Comparative));
    }

    private bool TryLength(int i, out int next, out Length length)
    {
        List<(int, CalendarUnit)>? parts = null;
        var finest = CalendarUnit.Century;
        next = i;
        for (var at = i; (parts?.Count ?? 0) < MostParts && NumberReader.TryCount(t, at, out var unitAt, out var count);)
        {
            unitAt = t.IsDash(unitAt) && t.IsAttached(unitAt) && t.IsAttached(unitAt + 1) ? unitAt + 1 : unitAt;
            if (!TryUnit(unitAt, out var unit) || (count >= 1000 && t.Is(unitAt, TimeWord.Unit)))
            {
                break;
            }

            (parts ??= new List<(int, CalendarUnit)>(1)).Add((count, unit));
            finest = unit < finest ? unit : finest;
            next = unitAt + 1;
            at = t.Skip(t.SkipMark(next, ','), SmallWord.And);
        }

        length = new Length(finest, parts ?? []);
        return parts is not null;
    }

    private bool TryAnchor(int at, Length length, out int next, out TimeValue value)
    {
        next = at + 1;
        value = default;
        if (t.Is(at, TimeWord.Distance))
        {
            value = FromReference(length, t[at].Value);
            return true;
        }

        if (t.Is(at, TimeWord.Comparative))
        {
            value = FromFocus(length, t[at].Value);
            return true;
        }

        var sign = t.Is(at, SmallWord.From) || t.Is(at, SmallWord.After) || t.Is(at, SmallWord.Since) ? 1 : t.Is(at, SmallWord.Before) ? -1 : 0;
        if (sign == 0)
        {
            return false;
        }

        if (t.Is(at + 1, TimeWord.Now))
        {
            next = at + 2;
            value = FromReference(length, sign);
            return true;
        }

        if (readDay(at + 1) is not ({ } day, var end))
        {
            return false;
        }

        next = end;
        value = day.Start is { } start && length.From(start, sign) is { } found
            ? TimeValue.Unit(found, length.Finest <= CalendarUnit.Hour ? TimePrecision.Minute : TimePrecision.Day, day.Inferred)
            : TimeValue.Unresolved(TimeKind.Date);
        return true;
    }

    /// <summary>"For three months from 1 June".</summary>
    private bool TryFor(int i, out int next, out TimeValue value)
    {
        value = default;
        if (!TryLength(i + 1, out next, out var length) || !TryAnchor(t.SkipMark(next, ','), length, out var end, out var last) || !t.Is(t.SkipMark(next, ','), SmallWord.From))
        {
            return false;
        }

        next = end;
        value = last.Start is { } to && length.From(to, -1) is { } from
            ? TimeValue.Stretch(from, to, last.Precision, last.Inferred)
            : TimeValue.Unresolved(TimeKind.Period, length.Timex);
        return true;
    }

    /// <summary>"More than two weeks after 3 May", "less than three days before the vote of 5 May".</summary>
    private bool TryBeyond(int i, out int next, out TimeValue value)
    {
        value = default;
        if (!TryLength(i + 2, out next, out var length))
        {
            return false;
        }

        var at = next;
        if (!TryAnchor(at, length, out next, out var day))
        {
            next = at;
            value = TimeValue.Unresolved(TimeKind.Duration, length.Timex);
            return true;
        }

        if (t.Is(at, TimeWord.Distance) || t.Is(at, TimeWord.Comparative) || day.Start is not { } start)
        {
            value = day with { Approximate = true }; // "more than two years ago": about then
            return true;
        }

        var before = t.Is(at, SmallWord.Before);
        value = t.Is(i, SmallWord.More)
            ? TimeValue.Stretch(before ? null : day.End, before ? start : null, day.Precision, day.Inferred)
            : length.From(start, before ? 1 : -1) is { } anchor ? TimeValue.Stretch(before ? start : anchor, before ? anchor : start, day.Precision, day.Inferred) : day;
        return true;
    }

    /// <summary>"In two weeks", "within 30 days", "within the next five years".</summary>
    private bool TryAhead(int i, Direction direction, out int next, out TimeValue value)
    {
        var within = t.Is(i, SmallWord.Within);
        var at = i + 1;
        if (within)
        {
            at = t.Skip(at, SmallWord.The);
            at = t.Is(at, TimeWord.Shift) || t.Is(at, TimeWord.Reach) ? at + 1 : at;
        }

        value = default;
        if (!TryLength(at, out next, out var length) || (!within && direction == Direction.Past) || t.Is(next, SmallWord.Of) || t.Is(next, TimeWord.Distance) || t.IsDash(next))
        {
            return false;
        }

        if (TryAnchor(next, length, out _, out _))
        {
            return false; // "within two days after the meeting", "in two days from today": the length has an anchor of its own
        }

        if (!within)
        {
            value = FromReference(length, 1);
            return true;
        }

        var isClock = length.Finest <= CalendarUnit.Hour;
        var start = isClock ? scene.Reference : scene.Reference?.Date;
        value = start is { } from && length.From(from, 1) is { } end
            ? TimeValue.Stretch(from, end, isClock ? TimePrecision.Minute : TimePrecision.Day, inferred: true)
            : TimeValue.Unresolved(TimeKind.Period, length.Timex);
        return true;
    }

    /// <summary>"Three years ago" is a year, not a day of it: the precision is the unit that is counted.</summary>
    private TimeValue FromReference(Length length, int sign) => scene.Reference is { } now ? Away(now, length, sign) : TimeValue.Unresolved(TimeKind.Date);

    private TimeValue FromFocus(Length length, int sign) => scene.Focus is { } focus ? Away(focus, length, sign) : TimeValue.Unresolved(TimeKind.Date);

    private static TimeValue Away(DateTime moment, Length length, int sign)
    {
        var unit = length.Finest is CalendarUnit.Week or CalendarUnit.Fortnight or CalendarUnit.Weekend ? CalendarUnit.Day : length.Finest > CalendarUnit.Year ? CalendarUnit.Year : length.Finest;
        return length.From(unit < CalendarUnit.Day ? moment : moment.Date, sign) is { } found && Calendar.Floor(found, unit) is { } start
            ? TimeScene.Whole(start, unit, inferred: true)
            : TimeValue.Unresolved(TimeKind.Date);
    }

    private bool IsAge(int next) => t.IsWord(next, "old") || (t.IsDash(next) && t.IsWord(next + 1, "old"));
}
