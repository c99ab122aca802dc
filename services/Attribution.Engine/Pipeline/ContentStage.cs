using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Gives contents their final spans: quotation marks and punctuation at the edges fall away. What is quoted and what is
/// not then tells the kind.
/// </summary>
internal sealed class ContentStage : IStage
{
    public void Run(Analysis analysis)
    {
        var kept = new List<StatementDraft>();
        foreach (var draft in analysis.Statements)
        {
            var (quoted, plain) = Measure(analysis, draft.Content);
            draft.Content = [.. draft.Content.SelectMany(c => Pieces(analysis, c)).Where(c => !c.IsEmpty)];
            if (draft.Content.Count == 0 || (quoted == 0 && plain == 0))
            {
                continue;
            }

            if (!draft.IsVoiceless && draft.Pattern != Pattern.Transcript)
            {
                draft.Kind = quoted == 0 ? StatementKind.Indirect : plain == 0 ? StatementKind.Direct : StatementKind.Mixed;
            }

            kept.Add(draft);
        }

        var all = kept.ToHashSet();
        foreach (var draft in kept.Where(d => d.NestedIn is not null && !all.Contains(d.NestedIn)))
        {
            draft.NestedIn = null;
        }

        analysis.Statements = [.. kept.OrderBy(d => d.Start).ThenBy(d => d.CueStart).ThenBy(d => d.Content[0].First)];
    }

    /// <summary>The spans of one part of the content: without marks at its edges.</summary>
    private static IEnumerable<TokenRange> Pieces(Analysis analysis, TokenRange range)
    {
        range = Trim(analysis.Document, range);
        if (!range.IsEmpty && analysis.QuotationAt[range.First] is >= 0 and var q && analysis.Quotations[q].Outer is var outer && outer.First == range.First && outer.End >= range.End)
        {
            range = Trim(analysis.Document, analysis.Quotations[q].Inner is var inner ? new TokenRange(inner.First, Math.Min(inner.End, range.End)) : range);
        }

        yield return range;
    }

    private static TokenRange Trim(Document document, TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        while (first < end && document.Tokens[first].Kind == TokenKind.Mark && document.Characters(first)[0] is ',' or ';' or ':' or '.' or '-' or '–' or '—' or '…')
        {
            first++;
        }

        while (end > first && document.Tokens[end - 1].Kind == TokenKind.Mark && document.Characters(end - 1)[0] is ',' or ';' or ':' or '.' or '!' or '?' or '-' or '–' or '—' or '…')
        {
            end--;
        }

        return new TokenRange(first, end);
    }

    private static (int Quoted, int Plain) Measure(Analysis analysis, List<TokenRange> content)
    {
        var (quoted, plain) = (0, 0);
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (analysis.Document.Tokens[i].Kind is TokenKind.Mark or TokenKind.Quote)
                {
                    continue;
                }

                if (analysis.IsQuoted(i))
                {
                    quoted++;
                }
                else
                {
                    plain++;
                }
            }
        }

        return (quoted, plain);
    }
}
