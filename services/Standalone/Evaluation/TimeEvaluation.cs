using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Times;

namespace DiploMesh.Standalone.Evaluation;

/// <summary>What became of one expression.</summary>
internal enum TimeOutcome
{
    /// <summary>Span and value are right.</summary>
    Right,

    /// <summary>The span is right, the value is another one.</summary>
    WrongValue,

    /// <summary>The span is right, no value is given.</summary>
    Unresolved,

    /// <summary>Found with another span.</summary>
    OtherSpan,

    /// <summary>Not found.</summary>
    Missed,

    /// <summary>Found where the spec has none.</summary>
    Spurious,
}

/// <summary>One expression, as the spec and as the scanner have it.</summary>
/// <param name="Spec">The text.</param>
/// <param name="Gold">The spec's expression; null if it has none here.</param>
/// <param name="Found">The scanner's; null if it has none here.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record TimeComparison(TimeSpec Spec, TimeSpecExpression? Gold, TimeExpression? Found, TimeOutcome Outcome);

/// <summary>Compares what the scanner finds with the specs.</summary>
internal static class TimeEvaluation
{
    /// <summary>Compares the expressions of one text.</summary>
    /// <param name="spec">The text with its expressions.</param>
    /// <returns>One comparison for each expression that either side has.</returns>
    public static IReadOnlyList<TimeComparison> Compare(TimeSpec spec)
    {
        // The specs are written for the United States, where the month stands first.
        var found = TimeScanner.Scan(spec.Text, spec.Reference, NumericOrder.MonthFirst).ToList();
        var comparisons = new List<TimeComparison>();
        foreach (var gold in spec.Expressions)
        {
            var match = found.Find(f => f.Evidence.Start == gold.Start && f.Evidence.End == gold.End)
                ?? found.Find(f => f.Evidence.Start < gold.End && gold.Start < f.Evidence.End);
            if (match is not null)
            {
                found.Remove(match);
            }

            comparisons.Add(new TimeComparison(spec, gold, match, Judge(gold, match)));
        }

        comparisons.AddRange(found.Select(f => new TimeComparison(spec, null, f, TimeOutcome.Spurious)));
        return comparisons;
    }

    /// <summary>The spec's type for what the scanner found, so that it can be counted where it belongs.</summary>
    /// <param name="found">The expression.</param>
    /// <returns>The type.</returns>
    public static string TypeOf(TimeExpression found) => found.Kind switch
    {
        TimeKind.Date when found.Timex.Contains('T', StringComparison.Ordinal) => "datetimerange",
        TimeKind.Date when found.Precision is TimePrecision.Day or TimePrecision.Unresolved => "date",
        TimeKind.Date => "daterange",
        TimeKind.DateTime => "datetime",
        TimeKind.Period when found.Precision is TimePrecision.Hour or TimePrecision.Minute => "datetimerange",
        TimeKind.Period => "daterange",
        TimeKind.Clock when char.IsAsciiLetter(found.Timex.ElementAtOrDefault(1)) => "timerange",
        TimeKind.Clock => "time",
        TimeKind.Duration => "duration",
        TimeKind.Set => "set",
        _ => "other",
    };

    private static TimeOutcome Judge(TimeSpecExpression gold, TimeExpression? found)
    {
        if (found is null)
        {
            return TimeOutcome.Missed;
        }

        if (found.Evidence.Start != gold.Start || found.Evidence.End != gold.End)
        {
            return TimeOutcome.OtherSpan;
        }

        var bounds = found.Bounds();
        if (gold.Values.Any(v => IsSame(v, gold, bounds, found)))
        {
            return TimeOutcome.Right;
        }

        return bounds is (null, null) ? TimeOutcome.Unresolved : TimeOutcome.WrongValue;
    }

    private static bool IsSame(TimeSpecValue value, TimeSpecExpression gold, (DateTime? Start, DateTime? End) found, TimeExpression expression)
    {
        if (gold.Type is "time" or "timerange" or "duration" or "set")
        {
            return found is (null, null) && TypeOf(expression) == gold.Type; // kept apart and not resolved: what the contract asks
        }

        if (value is { From: null, To: null })
        {
            return found is (null, null);
        }

        if (expression.Kind != TimeKind.Period && value.To is null)
        {
            return gold.Type is "date" or "datetime" && found.Start == value.From && found.End == Next(value.From, gold.Type == "date" ? TimePrecision.Day : expression.Precision);
        }

        // Open at one end: the specs give the boundary itself, whichever side is open.
        if (value.To is null || value.From is null)
        {
            var boundary = value.From ?? value.To;
            return found is (null, _) or (_, null) && (found.Start ?? found.End) is { } mine
                && (mine == boundary || (found.End is not null && mine == Next(boundary, expression.Precision)) || (found.Start is not null && mine == Next(boundary, expression.Precision)));
        }

        // "3 to 5 May": the specs end it where the 5th begins, the engine where it ends.
        return found.Start == value.From && (found.End == value.To || (gold.IsExplicitRange && IsNamedUnit(value.To, found.End, expression.Precision)));
    }

    /// <summary>Whether the engine's end is the end of the unit that begins where the spec ends: a day, a month, a quarter, a year.</summary>
    private static bool IsNamedUnit(DateTime? begin, DateTime? end, TimePrecision precision) => end == Next(begin, precision)
        || (precision is TimePrecision.Day or TimePrecision.Month && begin is { Day: 1 } month && (end == month.AddMonths(1) || end == month.AddMonths(3) || (month.Month == 1 && end == month.AddYears(1))));

    private static DateTime? Next(DateTime? moment, TimePrecision precision) => moment is { } start
        ? precision switch
        {
            TimePrecision.Year => start.AddYears(1),
            TimePrecision.Month => start.AddMonths(1),
            TimePrecision.Hour => start.AddHours(1),
            TimePrecision.Minute => start.AddMinutes(1),
            _ => start.AddDays(1),
        }
        : null;
}
