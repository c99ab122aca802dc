using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Links a statement to an earlier one of the same side that shares most of its words.</summary>
internal sealed class RestatementStage : IStage
{
    private const int Reach = 20;
    private const int MostWords = 60;
    private const int FewestShared = 3;
    private const double LeastOverlap = 0.6;

    public void Run(Analysis analysis)
    {
        var words = analysis.Statements.Select(s => Words(analysis.Document, s)).ToArray();
        for (var i = 1; i < words.Length; i++)
        {
            var statement = analysis.Statements[i];
            if (statement.IsVoiceless || statement.Speaker is null)
            {
                continue;
            }

            for (var k = Math.Max(0, i - Reach); k < i; k++)
            {
                var earlier = analysis.Statements[k];
                if (earlier.IsVoiceless || !SameSide(statement, earlier) || statement.NestedIn == earlier || earlier.NestedIn == statement)
                {
                    continue;
                }

                var shared = words[i].Count(words[k].Contains);
                if (shared >= FewestShared && shared >= LeastOverlap * Math.Min(words[i].Count, words[k].Count))
                {
                    statement.Restates = earlier;
                    break;
                }
            }
        }
    }

    private static bool SameSide(StatementDraft x, StatementDraft y) => y.Speaker is not null && (x.Speaker == y.Speaker || (x.Speaker!.State is not null && x.Speaker.State == y.Speaker.State));

    private static HashSet<string> Words(Document document, StatementDraft statement)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in statement.Content)
        {
            for (var i = range.First; i < Math.Min(range.End, range.First + MostWords); i++)
            {
                var word = document.Lower(i);
                if (word.Length > 3 && document.Tokens[i].Kind is TokenKind.Word && !WordLists.Auxiliaries.Contains(word) && !WordLists.Prepositions.Contains(word))
                {
                    words.Add(word.TrimEnd('s'));
                }
            }
        }

        return words;
    }
}
