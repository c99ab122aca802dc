using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Finds what is said without a sayer: "was presented as", "is said to", "it is believed that".</summary>
internal static class AgentlessFinder
{
    private static readonly FrozenSet<string> AsVerbs = Set("presented described seen viewed regarded portrayed perceived billed cast interpreted characterised characterized");

    private static readonly FrozenSet<string> RaisingVerbs = Set("said believed thought reported understood rumoured rumored alleged");

    private static readonly FrozenSet<string> ItVerbs = Set("said believed thought reported understood rumoured rumored alleged announced claimed agreed decided");

    public static void Find(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> found)
    {
        var document = analysis.Document;
        for (var i = sentence.First + 1; i + 2 < sentence.End; i++)
        {
            if (analysis.IsQuoted(i) || !IsPassive(document, i, out var group))
            {
                continue;
            }

            var word = document.Lower(i);
            var next = document.Lower(i + 1);
            var subject = SubjectFinder.Before(analysis, group, sentence.First);
            if (subject.IsEmpty)
            {
                continue;
            }

            var end = sentence.End;
            while (end > i && document.Tokens[end - 1].Kind == TokenKind.Mark)
            {
                end--;
            }

            if (next == "as" && AsVerbs.Contains(word))
            {
                Add(new TokenRange(group, i + 2), [new TokenRange(i + 2, end)]);
            }
            else if (next == "to" && RaisingVerbs.Contains(word))
            {
                Add(new TokenRange(group, i + 1), [subject, new TokenRange(i + 1, end)]);
            }
            else if (next == "that" && ItVerbs.Contains(word) && document.Lower(subject.Last) == "it" && subject.Count == 1)
            {
                Add(new TokenRange(group, i + 1), [new TokenRange(i + 2, end)]);
            }

            void Add(TokenRange cue, List<TokenRange> content) => found.Add(new StatementDraft
            {
                Sentence = index,
                Cue = [cue],
                Pattern = Pattern.Agentless,
                Kind = StatementKind.Unknown,
                Content = content,
                Edge = subject.First,
                Clause = new TokenRange(sentence.First, cue.End),
            });
        }
    }

    private static bool IsPassive(Document document, int verb, out int group)
    {
        group = verb;
        if (!AsVerbs.Contains(document.Lower(verb)) && !ItVerbs.Contains(document.Lower(verb)))
        {
            return false;
        }

        while (group > 0 && (WordLists.Auxiliaries.Contains(document.Lower(group - 1)) || CueFinder.IsAdverb(document, group - 1)))
        {
            group--;
        }

        return group < verb && Enumerable.Range(group, verb - group).Any(i => WordLists.BeForms.Contains(document.Lower(i)));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
