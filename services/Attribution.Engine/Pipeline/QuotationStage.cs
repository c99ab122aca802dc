using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Pairs quotation marks within paragraphs. A mark left open counts only if the next paragraph opens with a mark
/// again (the newspaper's way to quote over paragraphs). Marks inside a quotation belong to it.
/// </summary>
internal sealed class QuotationStage : IStage
{
    public void Run(Analysis analysis)
    {
        for (var p = 0; p < analysis.Document.Paragraphs.Count; p++)
        {
            RunParagraph(analysis, p);
        }
    }

    private static void RunParagraph(Analysis analysis, int p)
    {
        var document = analysis.Document;
        var paragraph = document.Paragraphs[p];
        var noSinglesBefore = paragraph.First; // an opening single mark before this token is known to stay open
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (document.Tokens[i].Kind != TokenKind.Quote || !Opens(document, i) || (IsSingle(document, i) && i < noSinglesBefore))
            {
                continue;
            }

            var close = FindClose(document, i, paragraph.End);
            if (close < 0)
            {
                if (IsSingle(document, i))
                {
                    noSinglesBefore = paragraph.End;
                    continue;
                }

                var goesOn = p + 1 < document.Paragraphs.Count && document.Paragraphs[p + 1].First is var next
                    && document.Characters(next)[0] == document.Characters(i)[0];
                if (goesOn && i + 1 < paragraph.End)
                {
                    Add(analysis, new Quotation(new TokenRange(i, paragraph.End), new TokenRange(i + 1, paragraph.End), true));
                }

                return;
            }

            if (close > i + 1)
            {
                Add(analysis, new Quotation(new TokenRange(i, close + 1), new TokenRange(i + 1, close), false));
            }

            i = close;
        }
    }

    private static void Add(Analysis analysis, Quotation quotation)
    {
        Array.Fill(analysis.QuotationAt, analysis.Quotations.Count, quotation.Outer.First, quotation.Outer.Count);
        analysis.Quotations.Add(quotation);
    }

    private static bool IsSingle(Document document, int i) => document.Characters(i).Length == 1 && QuoteMarks.IsSingle(document.Characters(i)[0]);

    private static bool Opens(Document document, int i)
    {
        var mark = document.Characters(i)[0];
        if (mark is '”' or '’' or '›' || i + 1 >= document.Count)
        {
            return false;
        }

        // A mark with space on its right does not open, save where the typography sets it off on both sides (« … »).
        return mark is '«' or '„' or '“' or '「' or '『' or '»' || (!document.IsAttached(i) || IsOpeningMark(document, i - 1)) && document.IsAttached(i + 1);
    }

    private static bool IsOpeningMark(Document document, int token) => document.Characters(token)[0] is '(' or '[' or '-' or '–' or '—' or '“' or '"';

    private static int FindClose(Document document, int open, int end)
    {
        var mark = document.Characters(open)[0];
        var doubled = document.Characters(open).Length == 2;
        for (var i = open + 1; i < end; i++)
        {
            if (document.Tokens[i].Kind != TokenKind.Quote)
            {
                continue;
            }

            var c = document.Characters(i)[0];
            var closes = mark switch
            {
                '“' or '‟' => c is '”' or '"' or '“' && document.IsAttached(i),
                '„' => c is '“' or '”' or '"',
                '«' => c == '»',
                '»' => c == '«',
                '‘' or '‚' => c is '’' or '\'' or '‘' && IsEndOfSingle(document, i),
                '`' => doubled ? c is '\'' or '`' && document.Characters(i).Length == 2 : c is '\'' or '’',
                '\'' => doubled == (document.Characters(i).Length == 2) && c is '\'' or '’' && IsEndOfSingle(document, i),
                '"' or '＂' => c == mark || c is '”',
                '「' => c == '」',
                '『' => c == '』',
                _ => c == mark,
            };
            if (closes)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A single mark closes where no letter follows and punctuation or the end of a quoted word precedes.</summary>
    private static bool IsEndOfSingle(Document document, int i) => document.IsAttached(i) && (i + 1 >= document.Count || !document.IsAttached(i + 1) || document.Tokens[i + 1].Kind == TokenKind.Mark);
}
