namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>How a predicted chain compares with the gold one.</summary>
/// <param name="Exact">All required hops, no other, in the right order.</param>
/// <param name="Right">Required hops found.</param>
/// <param name="Leaked">Predicted hops that are none of the gold chain's.</param>
/// <param name="Missed">Required hops not found.</param>
/// <param name="RightRoles">Required hops found with the right role.</param>
internal readonly record struct ChainComparison(bool Exact, int Right, int Leaked, int Missed, int RightRoles)
{
    /// <summary>Compares two chains, outermost hop first.</summary>
    public static ChainComparison Of(DiplomaticText text, IReadOnlyList<ScoredHop> gold, IReadOnlyList<ScoredHop> predicted)
    {
        var kept = WithoutRepetitions(text, gold, predicted);
        var match = Match(text, gold, kept);
        var (right, leaked, roles) = (0, 0, 0);
        for (var i = 0; i < kept.Count; i++)
        {
            if (match[i] < 0)
            {
                leaked++;
            }
            else if (gold[match[i]] is { Optional: false } hop)
            {
                right++;
                roles += DiplomaticWords.Value(kept[i].Role, []) == DiplomaticWords.Value(hop.Role, []) ? 1 : 0;
            }
        }

        var missed = gold.Where((hop, i) => !hop.Optional && !match.Contains(i)).Count();
        var order = match.Where(m => m >= 0).ToArray();
        return new ChainComparison(leaked == 0 && missed == 0 && order.SequenceEqual(order.Order()), right, leaked, missed, roles);
    }

    /// <summary>A second mention of a hop that is there already is no hop of its own.</summary>
    private static List<ScoredHop> WithoutRepetitions(DiplomaticText text, IReadOnlyList<ScoredHop> gold, IReadOnlyList<ScoredHop> predicted)
    {
        var kept = new List<ScoredHop>();
        foreach (var hop in predicted)
        {
            var isRepeated = kept.Any(k => k.Span.Overlaps(hop.Span))
                || (!gold.Any(g => hop.Span.Overlaps(g.Span)) && gold.Any(g => text.IsHop(hop.Span, g.Span) && kept.Any(k => text.IsHop(k.Span, g.Span))));
            if (!isRepeated)
            {
                kept.Add(hop);
            }
        }

        return kept;
    }

    /// <summary>For each predicted hop its gold hop or -1; those that overlap are matched first, other mentions after.</summary>
    private static int[] Match(DiplomaticText text, IReadOnlyList<ScoredHop> gold, List<ScoredHop> predicted)
    {
        var match = new int[predicted.Count];
        Array.Fill(match, -1);
        foreach (var directly in new[] { true, false })
        {
            for (var i = 0; i < predicted.Count; i++)
            {
                for (var g = 0; g < gold.Count && match[i] < 0; g++)
                {
                    if (!match.Contains(g) && (directly ? predicted[i].Span.Overlaps(gold[g].Span) : text.IsHop(predicted[i].Span, gold[g].Span)))
                    {
                        match[i] = g;
                    }
                }
            }
        }

        return match;
    }
}
