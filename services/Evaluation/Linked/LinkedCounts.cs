namespace DiploMesh.Evaluation.Linked;

/// <summary>Counts over linked attributions, summed over documents.</summary>
internal sealed class LinkedCounts
{
    /// <summary>Overlap of content from which on an attribution counts as found.</summary>
    public const double Match = 0.5;

    private readonly SortedDictionary<string, TypeCounts> _types = new(StringComparer.Ordinal);

    public RoleCounts[] Roles { get; } = [.. Enum.GetValues<LinkedRole>().Select(role => new RoleCounts(role))];

    public OverlapSearch Lenient { get; } = new(0.3);

    public OverlapSearch Strict { get; } = new(0.8);

    public IReadOnlyDictionary<string, TypeCounts> Types => _types;

    public int Gold { get; private set; }

    public int Predicted { get; private set; }

    public int TokensShared { get; private set; }

    public int TokensGold { get; private set; }

    public int TokensPredicted { get; private set; }

    public int QuotedPredicted { get; private set; }

    public int QuotedGold { get; private set; }

    public int LengthGold { get; private set; }

    public int LengthPredicted { get; private set; }

    public int FoundAny { get; private set; }

    public int FoundHalf { get; private set; }

    public int FoundExact { get; private set; }

    public int FoundTrimmed { get; private set; }

    public int TupleExact { get; private set; }

    public int TupleTrimmed { get; private set; }

    public int Matched { get; private set; }

    public int MatchedWithSource { get; private set; }

    public int EndToEnd { get; private set; }

    public int SameType { get; private set; }

    /// <summary>Right sources of matched pairs, by how they are compared.</summary>
    public int[] SourceRight { get; } = new int[SourceComparisons.Length];

    /// <summary>The same where gold has a source.</summary>
    public int[] SourceRightWithSource { get; } = new int[SourceComparisons.Length];

    /// <summary>Right cues of matched pairs, by how they are compared.</summary>
    public int[] CueRight { get; } = new int[CueComparisons.Length];

    public static string[] SourceComparisons { get; } = ["exact", "exact*", "head", "over"];

    public static string[] CueComparisons { get; } = ["exact", "exact*", "over"];

    public TypeCounts Type(string type)
    {
        if (!_types.TryGetValue(type, out var counts))
        {
            _types[type] = counts = new TypeCounts();
        }

        return counts;
    }

    /// <summary>Counts what does not need an alignment.</summary>
    public void AddDocument(IReadOnlyList<LinkedAttribution> gold, IReadOnlyList<LinkedAttribution> predicted)
    {
        var goldTokens = Union(gold);
        var predictedTokens = Union(predicted);
        TokensShared += goldTokens.Shared(predictedTokens);
        TokensGold += goldTokens.Count;
        TokensPredicted += predictedTokens.Count;
        QuotedPredicted += predicted.Sum(p => p.Content.Shared(goldTokens));
        QuotedGold += gold.Sum(g => g.Content.Shared(predictedTokens));
        LengthGold += gold.Sum(g => g.Content.Count);
        LengthPredicted += predicted.Sum(p => p.Content.Count);
        Gold += gold.Count;
        Predicted += predicted.Count;
        foreach (var g in gold)
        {
            Type(g.Type).Gold++;
        }

        foreach (var p in predicted)
        {
            Type(p.Type).Predicted++;
        }

        Lenient.Add(gold, predicted);
        Strict.Add(gold, predicted);
    }

    /// <summary>Counts an aligned pair.</summary>
    /// <returns>Whether the source is right; null if the contents overlap too little to count as found.</returns>
    public bool? AddPair(LinkedAttribution g, LinkedAttribution p, double overlap)
    {
        FoundAny++;
        FoundHalf += overlap >= 0.5 ? 1 : 0;
        FoundExact += overlap >= 1 ? 1 : 0;
        FoundTrimmed += SameTrimmed(g, p, LinkedRole.Content) ? 1 : 0;
        TupleExact += Enum.GetValues<LinkedRole>().All(role => Same(g, p, role)) ? 1 : 0;
        TupleTrimmed += Enum.GetValues<LinkedRole>().All(role => SameTrimmed(g, p, role)) ? 1 : 0;
        if (overlap < Match)
        {
            return null;
        }

        Matched++;
        SameType += g.Type == p.Type ? 1 : 0;
        var hasSource = !g.Source.IsEmpty;
        MatchedWithSource += hasSource ? 1 : 0;
        var right = SourceHead.Agrees(g, p);
        bool[] source = [Same(g, p, LinkedRole.Source), SameTrimmed(g, p, LinkedRole.Source), right, (!hasSource && p.Source.IsEmpty) || g.Source.Overlaps(p.Source)];
        for (var i = 0; i < source.Length; i++)
        {
            SourceRight[i] += source[i] ? 1 : 0;
            SourceRightWithSource[i] += source[i] && hasSource ? 1 : 0;
        }

        bool[] cue = [Same(g, p, LinkedRole.Cue), SameTrimmed(g, p, LinkedRole.Cue), g.Cue.Overlaps(p.Cue) || (g.Cue.IsEmpty && p.Cue.IsEmpty)];
        for (var i = 0; i < cue.Length; i++)
        {
            CueRight[i] += cue[i] ? 1 : 0;
        }

        EndToEnd += right ? 1 : 0;
        var type = Type(g.Type);
        type.GoldFound++;
        type.GoldExact += Same(g, p, LinkedRole.Content) ? 1 : 0;
        type.GoldEndToEnd += right ? 1 : 0;
        Type(p.Type).PredictedFound++;
        return right;
    }

    private static bool Same(LinkedAttribution g, LinkedAttribution p, LinkedRole role) => g.Role(role).Tokens.SameAs(p.Role(role).Tokens);

    private static bool SameTrimmed(LinkedAttribution g, LinkedAttribution p, LinkedRole role) => g.Role(role).TrimmedTokens.SameAs(p.Role(role).TrimmedTokens);

    private static TokenSet Union(IReadOnlyList<LinkedAttribution> attributions) => new(attributions.SelectMany(a => a.Content.Tokens));
}
