using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Gives contents their final spans: quotations that go on after the cue or over paragraphs are added, quotation marks and
/// punctuation at the edges fall away. What is quoted and what is not then tells the kind.
/// </summary>
internal sealed class ContentStage : IStage
{
    public void Run(Analysis analysis)
    {
        var taken = analysis.Statements.Select(s => s.Sentence).ToHashSet();
        var kept = new List<StatementDraft>();
        foreach (var draft in analysis.Statements)
        {
            if (draft.Pattern is Pattern.Quotation && draft.NestedIn is null)
            {
                GoOn(analysis, draft, taken);
            }

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

    /// <summary>Adds the quotations that follow in the paragraph without a cue of their own, and those that go on in the next.</summary>
    private static void GoOn(Analysis analysis, StatementDraft draft, HashSet<int> taken)
    {
        var document = analysis.Document;
        var last = draft.Content[^1];
        var q = analysis.QuotationAt[last.Last];
        if (q >= 0 && analysis.Quotations[q].Outer.End > last.End)
        {
            draft.Content[^1] = last with { End = analysis.Quotations[q].Outer.End };
        }

        var sentence = document.SentenceOf(Math.Max(draft.Content[^1].Last, draft.CueEnd - 1));
        var paragraph = document.ParagraphOf(draft.Content[^1].Last);
        while (true)
        {
            if (q >= 0 && analysis.Quotations[q].GoesOn && paragraph + 1 < document.Paragraphs.Count)
            {
                paragraph++;
                sentence = document.SentenceOf(document.Paragraphs[paragraph].First) - 1;
            }

            var next = sentence + 1;
            if (next >= document.Sentences.Count || document.ParagraphOf(document.Sentences[next].First) != paragraph || taken.Contains(next))
            {
                return;
            }

            q = analysis.QuotationAt[document.Sentences[next].First];
            if (q < 0 || analysis.Quotations[q].Outer.First != document.Sentences[next].First)
            {
                return;
            }

            var outer = analysis.Quotations[q].Outer;
            var closing = document.SentenceOf(outer.Last);
            if (outer.End < document.Sentences[closing].End && document.Sentences[closing].End - outer.End > 1)
            {
                return; // words outside the marks: another statement begins
            }

            for (var s = next; s <= closing; s++)
            {
                if (!taken.Add(s))
                {
                    return;
                }
            }

            draft.Content.Add(outer);
            sentence = closing;
        }
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
