using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>"According to X, …", "…, according to X", "per X", "in the words of X", "in X's view".</summary>
internal sealed class AccordingToProposer : ISentenceProposer
{
    public void Propose(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var end = Clauses.WithoutClosing(document, sentence);
        for (var i = sentence.First; i + 2 < sentence.End; i++)
        {
            if (analysis.IsQuoted(i) || Length(document, i, sentence) is not (> 0 and var length))
            {
                continue;
            }

            var source = Source(analysis, i + length, end);
            if (source.IsEmpty || SubjectKinds.Of(analysis, source) is not (SubjectKind.Actor or SubjectKind.Document) || Content(analysis, sentence, i, source, end) is not { Count: > 0 } content)
            {
                continue;
            }

            proposals.Add(new StatementDraft
            {
                Sentence = index,
                Verb = i,
                Cue = [new TokenRange(i, i + length)],
                Pattern = Pattern.AccordingTo,
                Kind = StatementKind.Indirect,
                Source = source,
                Content = content,
                Edge = i > sentence.First && document.Lower(i - 1) == "," ? i - 1 : i,
                Clause = new TokenRange(i, source.End),
                Score = 0.85,
            });
            i = source.Last;
        }
    }

    private static int Length(Document document, int i, TokenRange sentence) => document.Lower(i) switch
    {
        "according" when document.Lower(i + 1) == "to" => 2,
        "per" when document.IsCapitalised(i + 1) && (i == sentence.First || document.Lower(i - 1) == ",") => 1,
        "in" when document.Lower(i + 1) == "the" && document.Lower(i + 2) is "words" or "view" or "opinion" && document.Lower(i + 3) == "of" => 4,
        _ => 0,
    };

    private static TokenRange Source(Analysis analysis, int first, int end)
    {
        var document = analysis.Document;
        var source = NounPhrases.StartingAt(document, first, end);
        if (source.IsEmpty)
        {
            return source;
        }

        // A quotation or a new clause is no part of the source ("according to X “the talks failed”").
        for (var i = source.First; i < source.End; i++)
        {
            if (analysis.IsQuoted(i) || (document.Lower(i) == "," && i > source.First + 12))
            {
                return source with { End = i };
            }
        }

        return source;
    }

    private static List<TokenRange> Content(Analysis analysis, TokenRange sentence, int cue, TokenRange source, int end)
    {
        var document = analysis.Document;
        var after = source.End;
        while (after < end && document.Lower(after) != ",")
        {
            // "…, according to X, who …": to the comma behind the relative clause; without one the source ends the sentence.
            after++;
        }

        after++;
        if (source.End < end && WordLists.Relatives.Contains(document.Lower(source.End + 1)))
        {
            while (after < end && document.Lower(after) != ",")
            {
                after++;
            }

            after++;
        }

        if (cue <= sentence.First + 1)
        {
            return after < end ? [new TokenRange(after, end)] : [];
        }

        // Before the cue a whole clause must stand, not "rose 5 percent according to plan".
        var before = new TokenRange(sentence.First, document.Lower(cue - 1) == "," ? cue - 1 : cue);
        if (before.Count < 3)
        {
            return before.Count > 0 && after < end && document.Lower(before.First) is "but" or "and" or "yet" or "still" or "meanwhile" or "however" ? [new TokenRange(after, end)] : [];
        }

        var goesOn = after < end && document.Lower(after - 1) == "," && (document.UposAt(after) is Upos.Auxiliary or Upos.Verb || document.Lower(after) is "and" or "but" or "which" or "with" or "if");
        return goesOn ? [before, new TokenRange(after, end)] : [before];
    }
}
