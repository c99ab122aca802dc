using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Reads resolutions and communiqués whose issuer stands in a paragraph of its own ("The Heads of State of the Lake
/// States,") and whose operative verbs open the paragraphs behind it ("1. Welcome …; 2. Note with concern that …").
/// </summary>
internal sealed class ListProposer : IStatementProposer
{
    private const int LongestIssuer = 40;

    public void Propose(Analysis analysis, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        for (var p = 0; p + 1 < document.Paragraphs.Count; p++)
        {
            if (analysis.Layout.Headings.Contains(p) || Issuer(analysis, document.Paragraphs[p]) is not { IsEmpty: false } issuer)
            {
                continue;
            }

            while (p + 1 < document.Paragraphs.Count && Item(analysis, document.Paragraphs[p + 1], issuer, proposals))
            {
                p++;
            }
        }
    }

    /// <summary>A noun phrase that can speak, with a comma or colon behind it and no finite verb.</summary>
    private static TokenRange Issuer(Analysis analysis, TokenRange paragraph)
    {
        var document = analysis.Document;
        if (paragraph.Count is < 3 or > LongestIssuer || document.Lower(paragraph.Last) is not ("," or ":"))
        {
            return TokenRange.Empty;
        }

        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (document.UposAt(i) == Upos.Auxiliary || document.XposAt(i) is "VBD" or "VBZ" or "VBP")
            {
                return TokenRange.Empty;
            }
        }

        var phrase = NounPhrases.StartingAt(document, paragraph.First, paragraph.End);
        return SubjectKinds.Of(analysis, phrase) == SubjectKind.Actor ? phrase : TokenRange.Empty;
    }

    /// <summary>Reads one item; false if the paragraph is none.</summary>
    private static bool Item(Analysis analysis, TokenRange paragraph, TokenRange issuer, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var first = LayoutStage.SkipNumber(document, paragraph.First);
        if (first >= paragraph.End || CueLexicon.Match(document, first) is not { } match || match.Entry.Sense == CueSense.Unspecified)
        {
            return first > paragraph.First && first < paragraph.End && document.UposAt(first) == Upos.Verb;
        }

        var previous = default(StatementDraft);
        for (var at = first; at >= 0;)
        {
            var sentence = document.Sentences[document.SentenceOf(at)];
            var end = Clauses.WithoutClosing(document, sentence);
            var found = CueLexicon.Match(document, at)!.Value;
            var cue = new CueVerb(at, found.Entry, new TokenRange(at, at + found.Length));
            if (ComplementReader.Read(analysis, cue, TokenRange.Empty, end) is { } complement)
            {
                var draft = new StatementDraft
                {
                    Sentence = document.SentenceOf(at),
                    Verb = at,
                    Cue = [complement.Cue],
                    Entry = found.Entry,
                    Pattern = complement.Pattern,
                    Kind = StatementKind.Indirect,
                    Source = issuer,
                    Content = [complement.Content],
                    Recipient = complement.Recipient,
                    IsShared = true,
                    SharesSubjectWith = previous,
                    Edge = previous is null ? at : Clauses.Edge(document, at, at, first),
                    Clause = new TokenRange(at, complement.Content.First),
                    Score = 0.8,
                };
                proposals.Add(draft);
                previous = draft;
            }

            at = Next(document, at, end);
        }

        return true;
    }

    /// <summary>"… and call upon all groups to respect it": the next operative verb of the same item.</summary>
    private static int Next(Document document, int verb, int end)
    {
        for (var i = verb + 2; i < end; i++)
        {
            if (document.Lower(i - 1) == "and" && document.XposAt(i) is "VB" or "VBP" or "VBZ" && CueLexicon.Match(document, i) is { Entry.Sense: not CueSense.Unspecified } && document.XposAt(verb) is not "VBG")
            {
                return i;
            }
        }

        return -1;
    }
}
