namespace DiploMesh.Language.Training.Data;

/// <summary>Cuts shuffled examples into batches of sentences of like length.</summary>
internal static class BatchPlan
{
    private const int BatchesSortedTogether = 40;

    /// <summary>Makes the batches of an epoch; a function of its arguments alone.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="tokens">Tokens of a batch; a longer sentence makes one of its own.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>The batches, in random order.</returns>
    public static List<Example[]> Make(IEnumerable<Example> examples, int tokens, ulong seed, int epoch)
    {
        var random = new RandomStream(seed, 0xBA7C4, (ulong)epoch);
        var shuffled = examples.ToList();
        random.Shuffle(shuffled);
        var batches = new List<Example[]>();
        for (var start = 0; start < shuffled.Count;)
        {
            var end = start;
            for (var sum = 0; end < shuffled.Count && sum < BatchesSortedTogether * tokens; end++)
            {
                sum += shuffled[end].Types.Length;
            }

            Cut(shuffled[start..end].OrderBy(example => example.Types.Length), tokens, batches);
            start = end;
        }

        random.Shuffle(batches);
        return batches;
    }

    private static void Cut(IEnumerable<Example> sorted, int tokens, List<Example[]> batches)
    {
        var batch = new List<Example>();
        var sum = 0;
        foreach (var example in sorted)
        {
            if (sum > 0 && sum + example.Types.Length > tokens)
            {
                batches.Add([.. batch]);
                batch.Clear();
                sum = 0;
            }

            batch.Add(example);
            sum += example.Types.Length;
        }

        if (batch.Count > 0)
        {
            batches.Add([.. batch]);
        }
    }
}
