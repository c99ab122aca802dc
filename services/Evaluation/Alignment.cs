namespace DiploMesh.Evaluation;

/// <summary>What is aligned: one attribution, gold or predicted.</summary>
public interface IAlignable
{
    /// <summary>Tokens of what is said.</summary>
    TokenSet Content { get; }

    /// <summary>Tokens of the words that attribute.</summary>
    TokenSet Cue { get; }

    /// <summary>Tokens of who is said to have said it.</summary>
    TokenSet Source { get; }
}

/// <summary>A gold attribution and the predicted one that stands for it.</summary>
/// <param name="Gold">Index of the gold one.</param>
/// <param name="Predicted">Index of the predicted one.</param>
/// <param name="Overlap">Intersection over union of their content tokens.</param>
public readonly record struct AlignedPair(int Gold, int Predicted, double Overlap);

/// <summary>Aligns gold and predicted attributions of one document, one to one.</summary>
public static class Alignment
{
    /// <summary>Pairs them greedily: best overlap of content first, ties by overlap of cue, then of source, then by order.</summary>
    /// <typeparam name="T">What is aligned.</typeparam>
    /// <param name="gold">The gold ones.</param>
    /// <param name="predicted">The predicted ones.</param>
    /// <param name="minimum">Least overlap of content; pairs without any are never made.</param>
    /// <returns>The pairs, best first.</returns>
    public static IReadOnlyList<AlignedPair> Align<T>(IReadOnlyList<T> gold, IReadOnlyList<T> predicted, double minimum)
        where T : IAlignable
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        var pairs = new List<(AlignedPair Pair, int Cue, int Source)>();
        for (var i = 0; i < gold.Count; i++)
        {
            for (var j = 0; j < predicted.Count; j++)
            {
                var overlap = gold[i].Content.Overlap(predicted[j].Content);
                if (overlap > 0 && overlap >= minimum)
                {
                    pairs.Add((new AlignedPair(i, j, overlap), gold[i].Cue.Shared(predicted[j].Cue), gold[i].Source.Shared(predicted[j].Source)));
                }
            }
        }

        var takenGold = new bool[gold.Count];
        var takenPredicted = new bool[predicted.Count];
        var aligned = new List<AlignedPair>();
        foreach (var (pair, _, _) in pairs.OrderByDescending(p => p.Pair.Overlap).ThenByDescending(p => p.Cue).ThenByDescending(p => p.Source)
            .ThenBy(p => p.Pair.Gold).ThenBy(p => p.Pair.Predicted))
        {
            if (!takenGold[pair.Gold] && !takenPredicted[pair.Predicted])
            {
                takenGold[pair.Gold] = takenPredicted[pair.Predicted] = true;
                aligned.Add(pair);
            }
        }

        return aligned;
    }
}
