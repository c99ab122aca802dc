using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Reads transcripts: paragraphs that begin with the name of who speaks and a colon ("Horvat: We shall see."), each one
/// statement without a cue. What is asked is nobody's statement: labels of questioners and paragraphs that ask.
/// </summary>
internal sealed class TranscriptProposer : IStatementProposer
{
    private const int LongestLabel = 7;

    private static readonly FrozenSet<string> Questioners = "q question reporter journalist interviewer moderator host correspondent presenter".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoLabels = "summary comment note subject ref to from info date source sources updated background embargo contact end tags class classification cc analysis correction photo".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public void Propose(Analysis analysis, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var labelled = new List<(int Paragraph, TokenRange Label)>();
        for (var p = 0; p < document.Paragraphs.Count; p++)
        {
            if (!analysis.Layout.Headings.Contains(p) && Label(document, document.Paragraphs[p]) is { IsEmpty: false } label)
            {
                labelled.Add((p, label));
                var key = Key(document, label);
                labels[key] = labels.GetValueOrDefault(key) + 1;
            }
        }

        Dialogue(analysis, proposals);

        // One paragraph with a colon is a headline or a lead; a transcript has turns.
        if (labelled.Count < 2 || labels.Values.Max() < 2)
        {
            return;
        }

        foreach (var (paragraph, label) in labelled)
        {
            var tokens = document.Paragraphs[paragraph];
            var content = new TokenRange(label.End + 1, tokens.End);
            if (content.IsEmpty || Asks(analysis, label, content))
            {
                continue;
            }

            proposals.Add(new StatementDraft
            {
                Sentence = document.SentenceOf(label.First),
                Verb = label.Last,
                Cue = [],
                Pattern = Pattern.Transcript,
                Kind = StatementKind.Direct,
                Source = label,
                Content = [content],
                Edge = label.First,
                Clause = label,
                Score = 0.85,
            });
        }
    }

    /// <summary>
    /// Turns that begin with a dash, one after the other: question and answer by turns. The answers are statements; whose,
    /// only the turns before them can tell.
    /// </summary>
    private static void Dialogue(Analysis analysis, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        for (var p = 0; p + 1 < document.Paragraphs.Count; p++)
        {
            var (question, answer) = (document.Paragraphs[p], document.Paragraphs[p + 1]);
            if (!IsTurn(document, question) || !IsTurn(document, answer))
            {
                continue;
            }

            p++;
            var content = answer with { First = answer.First + 1 };
            proposals.Add(new StatementDraft
            {
                Sentence = document.SentenceOf(answer.First),
                Verb = answer.First,
                Cue = [],
                Pattern = Pattern.Transcript,
                Kind = StatementKind.Direct,
                Content = [content],
                Edge = answer.First,
                Clause = new TokenRange(answer.First, answer.First + 1),
                Score = 0.7,
            });
        }
    }

    private static bool IsTurn(Document document, TokenRange paragraph) => paragraph.Count > 2 && document.Characters(paragraph.First)[0] is '–' or '—' or '-' && !document.IsAttached(paragraph.First + 1);

    private static string Key(Document document, TokenRange label) => document.Lower(label.Last);

    private static TokenRange Label(Document document, TokenRange paragraph)
    {
        for (var i = paragraph.First; i < Math.Min(paragraph.End - 1, paragraph.First + LongestLabel + 1); i++)
        {
            if (document.Lower(i) == ":")
            {
                var label = new TokenRange(paragraph.First, i);
                return label.IsEmpty || NoLabels.Contains(document.Lower(label.First)) ? TokenRange.Empty : label;
            }

            if (document.UposAt(i) is Upos.Verb or Upos.Auxiliary || document.Tokens[i].Kind is TokenKind.Quote || (!document.IsCapitalised(i) && document.UposAt(i) is not (Upos.Adposition or Upos.Determiner or Upos.Punctuation or Upos.Noun or Upos.Adjective or Upos.CoordinatingConjunction)))
            {
                return TokenRange.Empty;
            }
        }

        return TokenRange.Empty;
    }

    private static bool Asks(Analysis analysis, TokenRange label, TokenRange content)
    {
        var document = analysis.Document;
        return Questioners.Contains(document.Lower(label.First)) || Questioners.Contains(document.Lower(label.Last)) || analysis.Actors.At(label.Last) is { Actor.Type: ActorType.Agency } || document.Lower(content.Last) == "?";
    }
}
