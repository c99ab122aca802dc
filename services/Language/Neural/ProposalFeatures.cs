namespace DiploMesh.Language.Neural;

/// <summary>What tells how far a <see cref="Proposal"/> can be trusted, as numbers for a logistic regression.</summary>
public static class ProposalFeatures
{
    private static readonly string[] AllNames = ["constant", "cue", "content", "edge", "link", "source", "has-source", "length"];

    /// <summary>Names of the features, in their order.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    /// <summary>Number of features.</summary>
    public static int Count => AllNames.Length;

    /// <summary>Writes the features.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="features">Receives <see cref="Count"/> numbers.</param>
    public static void Write(Proposal proposal, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        features[0] = 1;
        features[1] = LogOdds(proposal.CueShare);
        features[2] = LogOdds(proposal.ContentShare);
        features[3] = LogOdds(proposal.EdgeShare);
        features[4] = LogOdds(proposal.LinkShare);
        features[5] = LogOdds(proposal.SourceShare);
        features[6] = proposal.Source.IsEmpty ? 0 : 1;
        features[7] = Math.Log(proposal.Contents.Sum(content => content.Count));
    }

    // Bounded: beyond that the network's probabilities say nothing more.
    private static double LogOdds(float share)
    {
        var bounded = Math.Clamp((double)share, 0.002, 0.998);
        return Math.Log(bounded / (1 - bounded));
    }
}
