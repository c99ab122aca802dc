using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Proposes statements by rules over trees, sentence by sentence.
/// </summary>
/// <remarks>
/// A sentence longer than <see cref="LongestSentence"/> tokens is no prose (tables, lists, broken markup) and is passed
/// over; that also keeps the work linear in the length of the text.
/// </remarks>
internal sealed class RuleProposer : IStatementProposer
{
    internal const int LongestSentence = 400;

    private static readonly ISentenceProposer[] Rules = [new AgentlessProposer(), new AccordingToProposer(), new NounProposer(), new VerbProposer()];

    public void Propose(Analysis analysis, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var found = new List<StatementDraft>();
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            analysis.CancellationToken.ThrowIfCancellationRequested();
            var sentence = Text(analysis, document.Sentences[s]);
            if (sentence.IsEmpty || sentence.Count > LongestSentence || analysis.Layout.Headings.Contains(document.ParagraphOf(sentence.First)))
            {
                continue;
            }

            found.Clear();
            foreach (var rule in Rules)
            {
                rule.Propose(analysis, s, sentence, found);
            }

            proposals.AddRange(found);
        }
    }

    /// <summary>The sentence without what layout puts before it: dateline, number of a paragraph, "(C)", "Comment:".</summary>
    private static TokenRange Text(Analysis analysis, TokenRange sentence)
    {
        var document = analysis.Document;
        var first = sentence.Contains(analysis.Layout.BodyStart) ? analysis.Layout.BodyStart : sentence.First;
        if (first < sentence.End && first == document.Paragraphs[document.ParagraphOf(first)].First)
        {
            first = LayoutStage.SkipNumber(document, first);
        }

        return sentence with { First = Math.Min(first, sentence.End) };
    }
}
