using System.Globalization;
using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>What an expression resolves to while it is being read: a half-open stretch of time at a precision, or nothing.</summary>
internal readonly record struct TimeValue
{
    private TimeValue(TimeKind kind) => Kind = kind;

    public TimeKind Kind { get; init; }

    /// <summary>First moment; null if open or not resolved.</summary>
    public DateTime? Start { get; init; }

    /// <summary>First moment after the last; null if open or not resolved.</summary>
    public DateTime? End { get; init; }

    public TimePrecision Precision { get; init; }

    public bool Inferred { get; init; }

    public bool Approximate { get; init; }

    /// <summary>TIMEX3 value; null where the stretch says all.</summary>
    public string? Timex { get; init; }

    /// <summary>Part of the day that the words name on top of the day: TIMEX3 letters.</summary>
    public string? Part { get; init; }

    /// <summary>Minutes from UTC; null where the text does not tell.</summary>
    public int? Zone { get; init; }

    public bool IsResolved => Start is not null || End is not null;

    /// <summary>Whether this is one day, so that a time of the clock can be added to it.</summary>
    public bool IsDay => Kind == TimeKind.Date && Precision is TimePrecision.Day or TimePrecision.Unresolved;

    public static TimeValue Unresolved(TimeKind kind, string? timex = null) => new(kind) { Timex = timex };

    public static TimeValue Unit(DateTime start, TimePrecision precision, bool inferred) => new(precision is TimePrecision.Minute or TimePrecision.Hour ? TimeKind.DateTime : TimeKind.Date)
    {
        Start = start,
        End = TimeExpression.Next(start, precision),
        Precision = precision,
        Inferred = inferred,
    };

    public static TimeValue Stretch(DateTime? start, DateTime? end, TimePrecision precision, bool inferred) => new(TimeKind.Period)
    {
        Start = start,
        End = end,
        Precision = precision,
        Inferred = inferred,
    };

    /// <summary>First unit, ISO 8601 cut at the precision.</summary>
    public string From() => Start is { } start ? Format(start) : string.Empty;

    /// <summary>Last unit of a period, itself included.</summary>
    public string To() => Kind == TimeKind.Period && End is { } end ? Format(Last(end)) : string.Empty;

    private DateTime Last(DateTime end) => Precision switch
    {
        TimePrecision.Year => end == DateTime.MaxValue ? end : Calendar.Add(end, CalendarUnit.Year, -1) ?? end,
        TimePrecision.Month => end == DateTime.MaxValue ? end : Calendar.Add(end, CalendarUnit.Month, -1) ?? end,
        TimePrecision.Day => end == DateTime.MaxValue ? end : Calendar.Add(end, CalendarUnit.Day, -1) ?? end,
        _ => Calendar.Add(end, Precision == TimePrecision.Hour ? CalendarUnit.Hour : CalendarUnit.Minute, -1) ?? end,
    };

    private string Format(DateTime moment)
    {
        var pattern = Precision switch
        {
            TimePrecision.Year => "yyyy",
            TimePrecision.Month => "yyyy-MM",
            TimePrecision.Day => "yyyy-MM-dd",
            TimePrecision.Hour => "yyyy-MM-dd'T'HH",
            _ => "yyyy-MM-dd'T'HH:mm",
        };
        var text = moment.ToString(pattern, CultureInfo.InvariantCulture);
        return Precision is TimePrecision.Hour or TimePrecision.Minute ? text + Offset(Zone) : text;
    }

    /// <summary>An offset as ISO 8601 writes it.</summary>
    public static string Offset(int? minutes) => minutes switch
    {
        null => string.Empty,
        0 => "Z",
        { } m => string.Create(CultureInfo.InvariantCulture, $"{(m < 0 ? '-' : '+')}{Math.Abs(m) / 60:00}:{Math.Abs(m) % 60:00}"),
    };
}
