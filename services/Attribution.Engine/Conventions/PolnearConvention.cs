using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Conventions;

/// <summary>
/// Answers as the PolNeAR corpus marks attributions (Newell, Margolin, Ruths 2018): the content takes in a leading "that" and the quotation marks
/// around it with the punctuation before the closing one; a final full stop stays outside; there are three kinds only; and a token belongs to one
/// attribution, sources excepted, which several may share. To compare with that corpus and those like it; the product's own conventions differ.
/// </summary>
/// <param name="inner">The engine whose answers are rewritten.</param>
/// <param name="keepNested">True to keep statements within statements, for corpora that mark them (GUM).</param>
public sealed class PolnearConvention(IAttributionEngine inner, bool keepNested = false) : IAttributionEngine
{
    private const string That = "that";

    // Both chosen on PolNeAR's development set; the second holds where the network was heard.
    private const double LeastLearned = 0.3;
    private const double LeastRule = 0.6;

    /// <inheritdoc/>
    public EngineVersion Version => inner.Version;

    /// <inheritdoc/>
    public AttributedDocument Attribute(AttributionRequest request, CancellationToken cancellationToken) =>
        Apply(inner.Attribute(request, cancellationToken), keepNested);

    /// <summary>Rewrites an answer.</summary>
    /// <param name="document">The answer in the product's own conventions.</param>
    /// <param name="keepNested">True to keep statements within statements.</param>
    /// <returns>The same answer with fewer statements and other spans; what referred to a statement left out refers to none.</returns>
    public static AttributedDocument Apply(AttributedDocument document, bool keepNested = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        var rewritten = keepNested ? document.Statements.Select(s => Rewrite(document.Text, s)) : PreferLearned(document);
        Statement[] statements = keepNested ? [.. rewritten] : WithoutOverlaps(document.Text.Length, [.. rewritten]);
        var kept = statements.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return document with
        {
            Statements = [.. statements.Select(s => s with { NestedIn = Known(s.NestedIn), Restates = Known(s.Restates) })],
            Communications = [.. document.Communications.Select(c => c with { StatementIds = AllKnown(c.StatementIds) })],
            HopScopes = [.. document.HopScopes.Select(h => h with { StatementIds = AllKnown(h.StatementIds) }).Where(h => h.StatementIds.Count > 0)],
        };

        string? Known(string? id) => id is not null && kept.Contains(id) ? id : null;

        string[] AllKnown(IReadOnlyList<string> ids) => [.. ids.Where(kept.Contains)];
    }

    /// <summary>The spans of the network, which has learned that corpus's borders, with what else is known of a statement; and what only the rules found.</summary>
    private static IEnumerable<Statement> PreferLearned(AttributedDocument document)
    {
        var learned = document.Learned.Where(l => l.Confidence >= LeastLearned).ToArray();
        var known = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var (i, proposal) in learned.Index())
        {
            var statement = document.Statements.FirstOrDefault(s => !known.Contains(s) && s.Cue.Any(c => proposal.Cue.Any(c.Overlaps)));
            if (statement is not null)
            {
                known.Add(statement);
            }

            yield return (statement ?? new Statement { Id = $"p{i + 1}", Kind = StatementKind.Indirect, Content = proposal.Content }) with
            {
                Kind = KindOf(document.Text, proposal.Content), Source = proposal.Source, Cue = proposal.Cue, Content = proposal.Content, Confidence = (float)proposal.Confidence,
            };
        }

        foreach (var statement in document.Statements.Where(s => !known.Contains(s) && (document.Learned.Count == 0 || s.Confidence >= LeastRule)))
        {
            yield return Rewrite(document.Text, statement);
        }
    }

    private static StatementKind KindOf(string text, IReadOnlyList<TextSpan> content)
    {
        var marks = content.Sum(span => text[span.Start..span.End].Count(QuoteMarks.IsDouble));
        return marks == 0 ? StatementKind.Indirect : content.All(span => QuoteMarks.IsDouble(text[span.Start])) ? StatementKind.Direct : StatementKind.Mixed;
    }

    private static Statement Rewrite(string text, Statement statement) => statement with
    {
        Kind = statement.Kind is StatementKind.Direct or StatementKind.Mixed ? statement.Kind : StatementKind.Indirect,
        Content = [.. statement.Content.Select((span, i) => Widen(text, span, isFirst: i == 0))],
    };

    /// <summary>Takes in the quotation marks around a part of the content, and before the first part "that".</summary>
    private static TextSpan Widen(string text, TextSpan span, bool isFirst)
    {
        var (start, end) = (span.Start, span.End);
        if (start > 0 && IsOpening(text, start - 1))
        {
            start--;
        }

        var close = end;
        while (close < text.Length && text[close] is '.' or ',' or '!' or '?' or ';' or ':' or '…' or '-' or '–' or '—')
        {
            close++;
        }

        if (close < text.Length && IsClosing(text, close) && HoldsOpening(text, start, end, text[close]))
        {
            end = close + 1;
        }

        var word = start;
        while (word > 0 && char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        var that = word - That.Length;
        if (isFirst && word < start && that >= 0 && text.AsSpan(that, That.Length).Equals(That, StringComparison.OrdinalIgnoreCase)
            && (that == 0 || !char.IsLetterOrDigit(text[that - 1])))
        {
            start = that;
        }

        return new TextSpan(start, end);
    }

    private static bool IsOpening(string text, int at) => QuoteMarks.IsDouble(text[at])
        || (QuoteMarks.IsSingle(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])));

    private static bool IsClosing(string text, int at) => QuoteMarks.IsDouble(text[at])
        || (QuoteMarks.IsSingle(text[at]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])));

    /// <summary>Whether an opening mark of the same width waits for a closing one; an apostrophe must not pass for the end of a quotation.</summary>
    private static bool HoldsOpening(string text, int start, int end, char close)
    {
        if (QuoteMarks.IsSingle(close))
        {
            return start < end && QuoteMarks.IsSingle(text[start]);
        }

        var open = 0;
        for (var i = start; i < end; i++)
        {
            open += QuoteMarks.IsDouble(text[i]) ? 1 : 0;
        }

        return open % 2 == 1;
    }

    /// <summary>Outer statements first, then the surer ones: whoever comes later must do without the tokens already given.</summary>
    private static Statement[] WithoutOverlaps(int length, Statement[] statements)
    {
        var taken = new bool[length];
        var sources = new bool[length];
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var s in statements.OrderBy(s => s.NestedIn is null ? 0 : 1).ThenByDescending(s => s.Confidence))
        {
            var own = s.Content.Concat(s.Cue);
            if (!own.Any(span => IsTaken(taken, span) || IsTaken(sources, span)) && !s.Source.Any(span => IsTaken(taken, span)))
            {
                Take(taken, own);
                Take(sources, s.Source);
                kept.Add(s.Id);
            }
        }

        return [.. statements.Where(s => kept.Contains(s.Id))];
    }

    private static bool IsTaken(bool[] taken, TextSpan span) => taken.AsSpan(span.Start, span.Length).Contains(true);

    private static void Take(bool[] taken, IEnumerable<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            taken.AsSpan(span.Start, span.Length).Fill(true);
        }
    }
}
