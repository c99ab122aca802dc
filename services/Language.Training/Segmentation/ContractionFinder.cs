using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>Finds the words without an apostrophe that a treebank cuts in two or three.</summary>
internal static class ContractionFinder
{
    private const int FewestCuts = 2;
    private const double LeastShare = 0.02;

    /// <summary>Finds them.</summary>
    /// <param name="sentences">The treebank.</param>
    /// <returns>The words whose cuts are frequent enough to learn from, in the order of letters.</returns>
    public static Contractions Find(IEnumerable<ConlluSentence> sentences)
    {
        var cut = new Dictionary<string, int>(StringComparer.Ordinal);
        var whole = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            foreach (var token in sentence.Multiwords.Where(token => token.Form.All(char.IsLetter)))
            {
                var parts = sentence.Words.Skip(token.First - 1).Take(token.Last - token.First + 1).Select(word => word.Form).ToArray();
                if (parts.Length is 2 or 3 && string.Concat(parts) == token.Form)
                {
                    Count(cut, string.Join('|', parts));
                }
            }

            foreach (var word in sentence.Words)
            {
                Count(whole, word.Form);
            }
        }

        // A word may be cut in one way only: the commonest.
        return new Contractions([.. cut
            .Where(entry => entry.Value >= FewestCuts)
            .GroupBy(entry => entry.Key.Replace("|", string.Empty, StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(ways => ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key, StringComparer.Ordinal).First() is var best
                && best.Value >= LeastShare * (best.Value + whole.GetValueOrDefault(ways.Key)) ? best.Key : string.Empty)
            .Where(word => word.Length > 0)
            .Order(StringComparer.Ordinal)]);
    }

    private static void Count(Dictionary<string, int> counts, string word)
    {
        var lower = word.ToLowerInvariant();
        counts[lower] = counts.GetValueOrDefault(lower) + 1;
    }
}
