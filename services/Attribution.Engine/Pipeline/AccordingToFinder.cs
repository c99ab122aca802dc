using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>"According to X, …", "…, according to X" and "…, according to X, …".</summary>
internal static class AccordingToFinder
{
    public static void Find(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> found)
    {
        var document = analysis.Document;
        for (var i = sentence.First; i + 2 < sentence.End; i++)
        {
            if (analysis.IsQuoted(i) || document.Lower(i) != "according" || document.Lower(i + 1) != "to")
            {
                continue;
            }

            var end = sentence.End;
            while (end > i && document.Tokens[end - 1].Kind == TokenKind.Mark)
            {
                end--;
            }

            var source = new TokenRange(i + 2, i + 2);
            while (source.End < end && document.Lower(source.End) is not ("," or ";") && !analysis.IsQuoted(source.End) && source.Count < 30)
            {
                source = source with { End = source.End + 1 };
            }

            if (Voices.Of(analysis, source) is not (Voice.Actor or Voice.Document))
            {
                continue;
            }

            var content = Content(analysis, sentence, i, source, end);
            if (content.Count == 0)
            {
                continue;
            }

            found.Add(new StatementDraft
            {
                Sentence = index,
                Cue = [new TokenRange(i, i + 2)],
                Pattern = Pattern.AccordingTo,
                Kind = StatementKind.Indirect,
                Source = source,
                Content = content,
                Edge = i > sentence.First && document.Lower(i - 1) == "," ? i - 1 : i,
                Clause = new TokenRange(i, source.End),
            });
            return;
        }
    }

    private static List<TokenRange> Content(Analysis analysis, TokenRange sentence, int cue, TokenRange source, int end)
    {
        var document = analysis.Document;
        var after = source.End + 1;
        if (source.End < end && WordLists.Relatives.Contains(document.Lower(after)))
        {
            while (after < end && document.Lower(after) != ",")
            {
                after++;
            }

            after++;
        }

        var leads = cue <= sentence.First + 1;
        if (leads)
        {
            return after < end ? [new TokenRange(after, end)] : [];
        }

        // Before the cue a whole clause must stand, not "rose 5 percent according to plan".
        var before = new TokenRange(sentence.First, document.Lower(cue - 1) == "," ? cue - 1 : cue);
        if (before.Count < 3)
        {
            return [];
        }

        return after + 1 < end && source.End < end && (WordLists.Auxiliaries.Contains(document.Lower(after)) || document.Lower(after) is "and" or "but" or "which" or "with") ? [before, new TokenRange(after, end)] : [before];
    }
}
