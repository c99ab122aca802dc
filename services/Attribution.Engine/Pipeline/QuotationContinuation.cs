namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Follows a quotation beyond the sentence of its cue.</summary>
internal static class QuotationContinuation
{
    /// <summary>Adds the quotations that follow in the paragraph without a cue of their own, and those that go on in the next.</summary>
    public static void GoOn(Analysis analysis, StatementDraft draft, HashSet<int> taken)
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
            // The newspaper's way: a paragraph of nothing but quotation goes on with the speaker before it.
            if (next < document.Sentences.Count && document.ParagraphOf(document.Sentences[next].First) == paragraph + 1 && IsQuotationThroughout(analysis, paragraph + 1) && !taken.Contains(next))
            {
                paragraph++;
            }

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

    private static bool IsQuotationThroughout(Analysis analysis, int paragraph)
    {
        var range = analysis.Document.Paragraphs[paragraph];
        return analysis.QuotationAt[range.First] is >= 0 and var q && analysis.Quotations[q].Outer is var outer && outer.First == range.First && outer.End >= range.End;
    }
}
