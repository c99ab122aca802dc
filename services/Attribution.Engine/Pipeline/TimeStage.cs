using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Times;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Finds the times of each statement, its report and its event, and of the communications.</summary>
internal sealed class TimeStage : IStage
{
    /// <summary>Characters between the words for a communication and its date: "a letter dated 3 May", "the telegram of 27 December".</summary>
    private const int LongestLink = 12;

    public void Run(Analysis analysis)
    {
        var times = TimeScanner.Scan(analysis.Document.Text, analysis.Request.PublishedTime);
        if (times.Count == 0)
        {
            return;
        }

        var report = OfHeading(analysis, times);
        var siblings = analysis.Statements.ToLookup(s => s.Sentence);
        foreach (var statement in analysis.Statements)
        {
            analysis.CancellationToken.ThrowIfCancellationRequested();
            statement.Times = [.. TimeRoles.Assign(analysis.Document.Text, Spans(analysis, statement, siblings[statement.Sentence]), Near(analysis, statement, times))];
        }

        foreach (var statement in analysis.Statements)
        {
            AddReport(statement, report);
        }

        foreach (var communication in analysis.Communications)
        {
            communication.Time = TimeOf(analysis, communication, times);
        }
    }

    /// <summary>The date of a dateline or a telegram's header: when all was reported that the text reports.</summary>
    private static TimeExpression? OfHeading(Analysis analysis, IReadOnlyList<TimeExpression> times)
    {
        var start = analysis.Layout.BodyStart;
        if (start <= 0)
        {
            return null;
        }

        var end = start < analysis.Document.Count ? analysis.Document.Tokens[start].Start : analysis.Document.Text.Length;
        return times.FirstOrDefault(e => e.Evidence.End <= end && e is { From.Length: > 0, Kind: TimeKind.Date or TimeKind.DateTime }) is { } found ? found with { Role = TimeRole.Report } : null;
    }

    private static StatementSpans Spans(Analysis analysis, StatementDraft statement, IEnumerable<StatementDraft> siblings)
    {
        var document = analysis.Document;
        TextSpan[] content = [.. statement.Content.Select(document.SpanOf)];
        var barriers = siblings.Where(s => s != statement)
            .SelectMany(s => s.Cue.Concat(s.Content))
            .Where(r => !statement.Cue.Contains(r))
            .Select(document.SpanOf)
            .Where(b => !content.Any(b.Overlaps));
        return new StatementSpans(
            [.. statement.Cue.Select(document.SpanOf)],
            content,
            statement.Source.IsEmpty ? [] : [document.SpanOf(statement.Source)],
            document.SpanOf(document.Sentences[statement.Sentence]))
        {
            Relay = statement.Relay.IsEmpty ? [] : [document.SpanOf(statement.Relay)],
            Barriers = [.. barriers],
        };
    }

    /// <summary>The expressions in the sentence of the cue and in the contents.</summary>
    private static IEnumerable<TimeExpression> Near(Analysis analysis, StatementDraft statement, IReadOnlyList<TimeExpression> times)
    {
        var document = analysis.Document;
        var sentence = document.SpanOf(document.Sentences[statement.Sentence]);
        var (start, end) = (sentence.Start, sentence.End);
        foreach (var content in statement.Content)
        {
            var span = document.SpanOf(content);
            (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        }

        for (var i = FirstFrom(times, start); i < times.Count && times[i].Evidence.Start < end; i++)
        {
            yield return times[i];
        }
    }

    private static int FirstFrom(IReadOnlyList<TimeExpression> times, int start)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle].Evidence.End <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>What the outer statement says of itself is the report of the inner one; what the heading says holds for the rest.</summary>
    private static void AddReport(StatementDraft statement, TimeExpression? heading)
    {
        if (statement.Times.Any(e => e.Role == TimeRole.Report))
        {
            return;
        }

        var outer = statement.NestedIn?.Times.FirstOrDefault(e => e.Role == TimeRole.Statement);
        if ((outer is null ? heading : outer with { Role = TimeRole.Report }) is { } report)
        {
            statement.Times = [.. statement.Times.Append(report).OrderBy(e => e.Evidence.Start)];
        }
    }

    private static TimeExpression? TimeOf(Analysis analysis, CommunicationDraft communication, IReadOnlyList<TimeExpression> times)
    {
        foreach (var mention in communication.Mentions)
        {
            var end = analysis.Document.SpanOf(mention).End;
            var i = FirstFrom(times, end);
            if (i < times.Count && times[i].Evidence.Start >= end && times[i].Evidence.Start - end <= LongestLink && times[i].Kind is TimeKind.Date or TimeKind.DateTime
                && IsLink(analysis.Document.Text.AsSpan(end, times[i].Evidence.Start - end)))
            {
                return times[i] with { Role = TimeRole.Statement };
            }
        }

        return analysis.Statements
            .Where(s => s.Communication == communication && s.NestedIn is null)
            .SelectMany(s => s.Times)
            .FirstOrDefault(e => e.Role == TimeRole.Statement);
    }

    private static bool IsLink(ReadOnlySpan<char> words) => words.Trim() is "of" or "dated" or "on" or "sent on" or ", dated" or "from" or "";
}
