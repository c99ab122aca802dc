namespace DiploMesh.Language.Training.Data;

/// <summary>Cuts shuffled passages into batches of like length.</summary>
internal static class BatchPlan
{
    private const int BatchesSortedTogether = 40;

    /// <summary>Makes the batches of an epoch; a function of its arguments alone.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="tokens">Tokens of a batch; a longer passage makes one of its own.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>The batches, in random order; those whose passages teach heads on passages and others do not mix.</returns>
    public static List<Passage[]> Make(IEnumerable<Passage> passages, int tokens, ulong seed, int epoch)
    {
        var random = new RandomStream(seed, 0xBA7C4, (ulong)epoch);
        var batches = new List<Passage[]>();
        foreach (var kind in passages.GroupBy(passage => passage.Gold is not null))
        {
            var shuffled = kind.ToList();
            random.Shuffle(shuffled);
            for (var start = 0; start < shuffled.Count;)
            {
                var end = start;
                for (var sum = 0; end < shuffled.Count && sum < BatchesSortedTogether * tokens; end++)
                {
                    sum += shuffled[end].Length;
                }

                Cut(shuffled[start..end].OrderBy(passage => passage.Length), tokens, batches);
                start = end;
            }
        }

        random.Shuffle(batches);
        return batches;
    }

    private static void Cut(IEnumerable<Passage> sorted, int tokens, List<Passage[]> batches)
    {
        var batch = new List<Passage>();
        var sum = 0;
        foreach (var passage in sorted)
        {
            if (sum > 0 && sum + passage.Length > tokens)
            {
                batches.Add([.. batch]);
                batch.Clear();
                sum = 0;
            }

            batch.Add(passage);
            sum += passage.Length;
        }

        if (batch.Count > 0)
        {
            batches.Add([.. batch]);
        }
    }
}
