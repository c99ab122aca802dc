using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>
/// Reads one time: the longest of what the readers of dates, lengths, deictic words and the calendar find, and what is put around
/// it: the part of the day, the clock, "early", "the end of".
/// </summary>
internal sealed class PointReader
{
    private readonly TimeTokens _t;
    private readonly TimeScene _scene;
    private readonly ClockReader _clock;
    private readonly DurationReader _durations;
    private readonly DeicticReader _deictic;
    private readonly CalendarReader _calendar;
    private readonly VagueReader _vague;

    public PointReader(TimeTokens tokens, TimeScene scene, NumericOrder order)
    {
        _t = tokens;
        _scene = scene;
        Dates = new DateReader(tokens, order);
        _clock = new ClockReader(tokens);
        _durations = new DurationReader(tokens, scene, ReadDay);
        _deictic = new DeicticReader(tokens, scene, Dates, _durations);
        _calendar = new CalendarReader(tokens, scene, Dates, _deictic);
        _vague = new VagueReader(tokens, _calendar);
    }

    /// <summary>Reads dates as they are written.</summary>
    public DateReader Dates { get; }

    /// <summary>Reads times of the clock.</summary>
    public ClockReader Clock => _clock;

    /// <summary>Reads a time.</summary>
    /// <param name="i">Where it would start.</param>
    /// <param name="direction">Which way to look from the reference.</param>
    /// <param name="introduced">True if the words before it say that it is a time, so that "May" and "2014" are.</param>
    /// <param name="next">The token after it.</param>
    /// <param name="value">What it resolves to.</param>
    public bool TryRead(int i, Direction direction, bool introduced, out int next, out TimeValue value)
    {
        if (_clock.TryGroup(i, out next, out value))
        {
            return true;
        }

        next = i;
        value = default;
        if (_clock.TryRead(i, out var end, out var time))
        {
            next = end;
            value = TimeValue.Unresolved(TimeKind.Clock, time.Timex);
            AddDay(direction, time, ref next, ref value);
        }

        if (TryCore(i, direction, introduced, out end, out var core) && end > next)
        {
            (next, value) = (end, core);
            if (core.IsDay)
            {
                AddClock(ref next, ref value);
            }
        }

        return next > i || TryPart(i, direction, out next, out value);
    }

    private bool TryCore(int i, Direction direction, bool introduced, out int next, out TimeValue value)
    {
        next = i;
        value = default;
        if (Dates.TryRead(i, out var end, out var date, out var free) && (!free || introduced))
        {
            (next, value) = (end, date.Resolve(_scene.Reference, direction));
        }

        if (_deictic.TryRead(i, direction, out end, out var other) && end > next)
        {
            (next, value) = (end, other);
        }

        if (_calendar.TryRead(i, direction, out end, out other) && end > next)
        {
            (next, value) = (end, other);
        }

        if (_durations.TryRead(i, direction, out end, out other) && end > next)
        {
            (next, value) = (end, other);
        }

        if (_vague.TryRead(i, direction, out end, out other) && end > next)
        {
            (next, value) = (end, other);
        }

        if (next == i && _t.Is(i, TimeWord.Edge) && !_t.Is(_t.Skip(i + 1, SmallWord.On), TimeWord.Edge) && TryCore(_t.Skip(i + 1, SmallWord.On), direction, introduced: true, out end, out other) && other.IsDay)
        {
            (next, value) = (end, other); // "late on Monday": the day is told
        }

        return next > i;
    }

    /// <summary>A day for a length to be counted from.</summary>
    private (TimeValue Value, int Next)? ReadDay(int i)
    {
        if (_t.Is(i, TimeWord.Day) || _t.Is(i, TimeWord.Shift) || _t.Is(i, TimeWord.Reach))
        {
            return _deictic.TryRead(i, Direction.Unknown, out var end, out var value) && value.IsDay ? (value, end) : null;
        }

        return Dates.TryRead(i, out var next, out var date, out var free) && !free && date.Precision == TimePrecision.Day
            ? (date.Resolve(_scene.Reference, Direction.Future), next)
            : null;
    }

    /// <summary>"Friday at 10:30", "yesterday afternoon", "Monday next week".</summary>
    private void AddClock(ref int next, ref TimeValue value)
    {
        if (_deictic.TryUnitOfReference(next, out var end, out var unit, out _) && unit == CalendarUnit.Week && _t.Is(next, TimeWord.Shift) && _t.Is(next - 1, TimeWord.Weekday)
            && _scene.Shifted(CalendarUnit.Week, _t[next].Value).Start is { } monday && Calendar.Add(monday, CalendarUnit.Day, _t[next - 1].Value - 1) is { } day)
        {
            next = end;
            value = TimeValue.Unit(day, TimePrecision.Day, inferred: true);
        }

        var at = _t.SkipMark(next, ',');
        var part = _t.Is(at, SmallWord.In) && _t.Is(at + 1, SmallWord.The) ? at + 2 : next;
        part = _t.Is(part, TimeWord.Edge) ? part + 1 : part;
        if (_t.Is(part, TimeWord.Part) && !_t.IsWord(part, "overnight") && value.Part is null)
        {
            value = value with { Part = DeicticReader.PartLetters(_t[part].Value) };
            next = part + 1;
            at = _t.SkipMark(next, ',');
        }

        at = _t.Is(at, SmallWord.At) || _t.Is(at, SmallWord.Around) || _t.IsMark(at, '@') || (_t.IsWord(at, "T") && _t.IsAttached(at)) ? at + 1 : at;
        if (_clock.TryRead(at, out end, out var time))
        {
            next = end;
            value = time.On(value);
        }
    }

    /// <summary>"10:30 on Friday", "3pm yesterday".</summary>
    private void AddDay(Direction direction, ClockTime time, ref int next, ref TimeValue value)
    {
        var at = _t.SkipMark(next, ',');
        at = _t.Skip(at, SmallWord.On);
        if (TryCore(at, direction, introduced: false, out var end, out var day) && day.IsDay)
        {
            next = end;
            value = time.On(day);
        }
    }

    /// <summary>"In the evening", "overnight", "the morning of 3 May".</summary>
    private bool TryPart(int i, Direction direction, out int next, out TimeValue value)
    {
        value = default;
        next = i + 1;
        var at = _t.Is(i, SmallWord.In) || _t.Is(i, SmallWord.During) ? i + 1 : i;
        at = _t.Skip(at, SmallWord.The);
        at = _t.Is(at, TimeWord.Edge) ? at + 1 : at;
        if (!_t.Is(at, TimeWord.Part))
        {
            return false;
        }

        next = at + 1;
        var letters = DeicticReader.PartLetters(_t[at].Value);
        value = TimeValue.Unresolved(TimeKind.Clock, letters);
        if (_t.Is(next, SmallWord.Of) && TryCore(_t.Skip(next + 1, SmallWord.The), direction, introduced: true, out var end, out var day) && day.IsDay)
        {
            next = end;
            value = day with { Part = letters };
            return true;
        }

        return at > i + 1 || _t.IsWord(at, "overnight") || _t.Is(i - 1, SmallWord.At);
    }
}
