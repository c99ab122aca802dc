using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Links a statement to an earlier one of the same side that says the same: that shares most of its words; fewer where the
/// cue says that it is said again ("reiterated"), or where both bind the same holder in the same way.
/// </summary>
internal sealed class RestatementStage : IStage
{
    private const int Reach = 20;
    private const int MostWords = 60;
    private const int FewestShared = 3;
    private const double LeastOverlap = 0.6;
    private const double LeastOverlapAgain = 0.4;

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
                if (!earlier.IsVoiceless && SameSide(statement, earlier) && statement.NestedIn != earlier && earlier.NestedIn != statement && SaysAgain(statement, earlier, words[i], words[k]))
                {
                    statement.Restates = earlier;
                    break;
                }
            }
        }
    }

    private static bool SaysAgain(StatementDraft statement, StatementDraft earlier, HashSet<string> words, HashSet<string> earlierWords)
    {
        var shared = words.Count(earlierWords.Contains);
        var overlap = shared / (double)Math.Max(1, Math.Min(words.Count, earlierWords.Count));
        var again = statement.Entry?.Lemma is "reiterate" or "repeat" or "reaffirm";
        var bindsAlike = statement.Holder is not null && statement.Holder == earlier.Holder && statement.Modality == Modality.Conditional && earlier.Modality == Modality.Conditional && statement.Speaker == earlier.Speaker;
        return (shared >= FewestShared && overlap >= LeastOverlap) || (again && shared >= FewestShared - 1 && overlap >= LeastOverlapAgain) || (bindsAlike && shared >= 1);
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
                if (word.Length > 3 && document.UposAt(i) is Upos.Noun or Upos.ProperNoun or Upos.Verb or Upos.Adjective or Upos.Number && !WordLists.Auxiliaries.Contains(word))
                {
                    words.Add(word.TrimEnd('s'));
                }
            }
        }

        return words;
    }
}
