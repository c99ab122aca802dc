using System.Globalization;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>An expression of time and what it resolves to.</summary>
/// <param name="Evidence">The words.</param>
/// <param name="Role">Of what the time is said.</param>
/// <param name="From">
/// First moment, ISO 8601 cut at its precision; empty if it cannot be resolved or the expression names only an end ("until Friday").
/// A time of the clock carries an offset (<c>Z</c>, <c>+03:00</c>) only where the text names the zone.
/// </param>
/// <param name="To">Last moment of a period in the same form, itself included; empty for a single unit and for a period without a named end ("since 2022").</param>
/// <param name="Precision">Precision of both.</param>
/// <param name="Inferred">True if the value rests on the publishing date or on a date spoken of before, and not on the words alone.</param>
public sealed record TimeExpression(TextSpan Evidence, TimeRole Role, string From, string To, TimePrecision Precision, bool Inferred)
{
    /// <summary>What sort of time the words name, resolved or not.</summary>
    public TimeKind Kind { get; init; }

    /// <summary>
    /// What the words alone say, as a TIMEX3 value (TimeML, ISO 24617-1), where <see cref="From"/> and <see cref="To"/> do not say
    /// it: <c>P3D</c>, <c>T10:30</c>, <c>2016-SU</c>, <c>2016-11-08TMO</c>. Empty otherwise.
    /// </summary>
    public string Timex { get; init; } = string.Empty;

    /// <summary>True if the words are vague about a bound that had to be set somewhere ("late May", "around 3 May").</summary>
    public bool Approximate { get; init; }

    /// <summary>The resolved time as a half-open stretch, whatever its precision.</summary>
    /// <returns>First moment, and the first moment after the last; null where it is open, both null if it is not resolved.</returns>
    public (DateTime? Start, DateTime? End) Bounds()
    {
        var start = Parse(From);
        var last = Parse(To) ?? (Kind == TimeKind.Period && From.Length > 0 ? null : start);
        return (start, last is { } unit ? Next(unit, Precision) : null);
    }

    /// <summary>The first moment of the next unit.</summary>
    /// <param name="unit">The first moment of a unit.</param>
    /// <param name="precision">Which unit.</param>
    /// <returns>The moment; the end of the calendar where there is none.</returns>
    internal static DateTime Next(DateTime unit, TimePrecision precision) => precision switch
    {
        TimePrecision.Year => unit.Year < 9999 ? unit.AddYears(1) : DateTime.MaxValue,
        TimePrecision.Month => unit is { Year: 9999, Month: 12 } ? DateTime.MaxValue : unit.AddMonths(1),
        TimePrecision.Day => unit.Date == DateTime.MaxValue.Date ? DateTime.MaxValue : unit.AddDays(1),
        TimePrecision.Hour => unit.Date == DateTime.MaxValue.Date ? DateTime.MaxValue : unit.AddHours(1),
        _ => unit.Date == DateTime.MaxValue.Date ? DateTime.MaxValue : unit.AddMinutes(1),
    };

    private static DateTime? Parse(string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var clock = value.IndexOf('T', StringComparison.Ordinal);
        var (day, time) = clock < 0 ? (value, string.Empty) : (value[..clock], value[(clock + 1)..]);
        time = time.Split('Z', '+', '-')[0];
        return DateTime.TryParseExact(
            day + time,
            ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddHH", "yyyy-MM-ddHH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var parsed) ? parsed : null;
    }
}
