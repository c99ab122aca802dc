using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Times;

/// <summary>What a statement is made of, as far as times attach to it.</summary>
/// <param name="Cue">The words that attribute; empty where only layout does.</param>
/// <param name="Content">What is said.</param>
/// <param name="Source">The noun phrase to which it is attributed, whatever it contains ("the minister, who resigned in 2019").</param>
/// <param name="Sentence">The sentence of the cue; no time outside it is one of the statement or its report.</param>
public sealed record StatementSpans(IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content, IReadOnlyList<TextSpan> Source, TextSpan Sentence)
{
    /// <summary>Words that name who reports the statement ("TASS reported", "as quoted by Interfax").</summary>
    public IReadOnlyList<TextSpan> Relay { get; init; } = [];

    /// <summary>Cues and contents of other statements: no time attaches across them.</summary>
    public IReadOnlyList<TextSpan> Barriers { get; init; } = [];
}

/// <summary>
/// Tells of what a time is said: of the statement ("said on Tuesday"), of its report ("TASS reported on Wednesday"), of the event
/// that it speaks of. A time that is said of something else in the sentence gets no role.
/// </summary>
public static class TimeRoles
{
    /// <summary>Gives roles to the expressions of time around a statement.</summary>
    /// <param name="text">The text.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="expressions">Expressions of time in text order.</param>
    /// <param name="governor">
    /// Tells the word on which an expression depends in the syntax tree; null where there is no tree, then the nearest cue counts.
    /// May answer null for an expression of which it cannot tell.
    /// </param>
    /// <returns>
    /// The expressions that belong to the statement, with their roles, in text order: at most one of the statement, at most one of its
    /// report, any number of the event.
    /// </returns>
    public static IReadOnlyList<TimeExpression> Assign(string text, StatementSpans statement, IEnumerable<TimeExpression> expressions, Func<TextSpan, TextSpan?>? governor = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(expressions);
        var result = new List<TimeExpression>();
        var best = new Dictionary<TimeRole, (TimeExpression Expression, int Distance)>();
        foreach (var expression in expressions)
        {
            var (role, distance) = RoleOf(text, statement, expression, governor);
            if (role == TimeRole.Event)
            {
                result.Add(expression with { Role = role });
            }
            else if (role != TimeRole.Unknown && (!best.TryGetValue(role, out var nearest) || distance < nearest.Distance))
            {
                best[role] = (expression with { Role = role }, distance);
            }
        }

        result.AddRange(best.Values.Select(b => b.Expression));
        result.Sort((a, b) => a.Evidence.Start.CompareTo(b.Evidence.Start));
        return result;
    }

    private static (TimeRole Role, int Distance) RoleOf(string text, StatementSpans statement, TimeExpression expression, Func<TextSpan, TextSpan?>? governor)
    {
        var span = expression.Evidence;
        if (statement.Content.Any(span.Overlaps))
        {
            return (TimeRole.Event, 0);
        }

        // A length or a habit is no time at which anything was said.
        if (expression.Kind is TimeKind.Duration or TimeKind.Set || statement.Source.Any(span.Overlaps) || !statement.Sentence.Contains(span))
        {
            return default;
        }

        var cue = Distance(statement.Cue, span);
        var relay = Distance(statement.Relay, span);
        if (governor?.Invoke(span) is { } head)
        {
            return statement.Relay.Any(head.Overlaps) ? (TimeRole.Report, relay)
                : statement.Cue.Any(head.Overlaps) ? (TimeRole.Statement, cue)
                : default;
        }

        var isReport = relay < cue;
        var anchors = isReport ? statement.Relay : statement.Cue;
        return anchors.Count == 0 || IsAttributive(text, span) || IsCut(statement, anchors, span) ? default
            : isReport ? (TimeRole.Report, relay) : (TimeRole.Statement, cue);
    }

    private static int Distance(IReadOnlyList<TextSpan> anchors, TextSpan span)
    {
        var distance = int.MaxValue;
        foreach (var anchor in anchors)
        {
            distance = Math.Min(distance, Math.Max(0, Math.Max(anchor.Start - span.End, span.Start - anchor.End)));
        }

        return distance;
    }

    /// <summary>"Monday's vote", "the summit of 5 May": said of a noun.</summary>
    private static bool IsAttributive(string text, TextSpan span)
    {
        var after = text.AsSpan(span.End);
        return (after.Length > 1 && after[0] is '\'' or '’' && after[1] is 's' or 'S') || text.AsSpan(0, span.Start).EndsWith(" of ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsCut(StatementSpans statement, IReadOnlyList<TextSpan> anchors, TextSpan span)
    {
        foreach (var anchor in anchors)
        {
            var gap = anchor.Start >= span.End ? new TextSpan(span.End, anchor.Start) : new TextSpan(anchor.End, span.Start);
            if (!statement.Barriers.Any(b => b.Overlaps(gap)))
            {
                return false;
            }
        }

        return true;
    }
}
