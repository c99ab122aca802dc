using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>"Serbia's claim that …": a noun of saying with its possessor and a that-clause.</summary>
internal static class NounCueFinder
{
    private static readonly FrozenSet<string> Nouns = (
        "claim claims statement assertion assertions allegation allegations warning warnings assurance assurances promise pledge insistence contention suggestion belief hope view announcement demand argument admission accusation accusations denial")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Finites = "is was are were has had have will would".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> found)
    {
        var document = analysis.Document;
        for (var i = sentence.First + 2; i + 2 < sentence.End; i++)
        {
            if (analysis.IsQuoted(i) || document.Lower(i + 1) != "that" || !Nouns.Contains(document.Lower(i)))
            {
                continue;
            }

            var clitic = document.Lower(i - 1) == "'s" ? i - 1 : document.Lower(i - 2) == "'s" ? i - 2 : -1;
            if (clitic <= sentence.First)
            {
                continue;
            }

            var source = SubjectFinder.Before(analysis, clitic, sentence.First);
            if (Voices.Of(analysis, source) != Voice.Actor)
            {
                continue;
            }

            var end = sentence.End;
            while (end > i && document.Tokens[end - 1].Kind == TokenKind.Mark)
            {
                end--;
            }

            // As the subject of the sentence, the clause ends where the sentence's own verb stands.
            if (source.First == sentence.First)
            {
                var verb = i + 4;
                while (verb < end && !Finites.Contains(document.Lower(verb)))
                {
                    verb++;
                }

                end = verb;
            }

            found.Add(new StatementDraft
            {
                Sentence = index,
                Cue = [new TokenRange(i, i + 1)],
                Pattern = Pattern.Noun,
                Kind = StatementKind.Indirect,
                Source = source,
                Content = [new TokenRange(i + 2, end)],
                Edge = source.First,
                Clause = new TokenRange(source.First, i + 2),
            });
        }
    }
}
