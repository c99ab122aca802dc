namespace DiploMesh.Evaluation.Linked;

/// <summary>The figures for linked attributions. Names of figures are those of the JSON report.</summary>
public sealed class LinkedReport
{
    /// <summary>Name of the headline.</summary>
    public const string EndToEndName = "C.end-to-end";

    private readonly OrderedDictionary<string, PrecisionRecall> _scores = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, double> _shares = new(StringComparer.Ordinal);

    internal LinkedReport(LinkedCounts counts, int documents, int withoutPrediction, int withoutGold, Calibration calibration, IReadOnlyList<Mismatch> mismatches)
    {
        Documents = documents;
        WithoutPrediction = withoutPrediction;
        WithoutGold = withoutGold;
        Gold = counts.Gold;
        Predicted = counts.Predicted;
        Matched = counts.Matched;
        MatchedWithSource = counts.MatchedWithSource;
        Calibration = calibration;
        Mismatches = mismatches;
        Types = counts.Types.ToDictionary(t => t.Key, t => t.Value.Figures, StringComparer.Ordinal);
        Compute(counts);
    }

    /// <summary>Number of gold documents.</summary>
    public int Documents { get; }

    /// <summary>Gold documents that were not predicted.</summary>
    public int WithoutPrediction { get; }

    /// <summary>Predicted documents that are no gold documents.</summary>
    public int WithoutGold { get; }

    /// <summary>Number of gold attributions with content.</summary>
    public int Gold { get; }

    /// <summary>Number of predicted attributions with content.</summary>
    public int Predicted { get; }

    /// <summary>Pairs whose contents overlap by at least one half.</summary>
    public int Matched { get; }

    /// <summary>Those of them where gold has a source.</summary>
    public int MatchedWithSource { get; }

    /// <summary>The headline: content found and source head right.</summary>
    public PrecisionRecall EndToEnd => _scores[EndToEndName];

    /// <summary>Precision and recall by name, in report order.</summary>
    public IReadOnlyDictionary<string, PrecisionRecall> Scores => _scores;

    /// <summary>Plain shares by name, in report order.</summary>
    public IReadOnlyDictionary<string, double> Shares => _shares;

    /// <summary>Figures by type of attribution.</summary>
    public IReadOnlyDictionary<string, TypeFigures> Types { get; }

    /// <summary>Stated confidence against share right (content found and source head right).</summary>
    public Calibration Calibration { get; }

    /// <summary>Everything on which gold and prediction do not agree.</summary>
    public IReadOnlyList<Mismatch> Mismatches { get; }

    private void Compute(LinkedCounts c)
    {
        foreach (var role in Enum.GetValues<LinkedRole>())
        {
            var name = "A." + role.ToString().ToLowerInvariant();
            var counts = c.Roles[(int)role];
            _scores[name + ".exact"] = counts.Exact;
            _scores[name + ".exact*"] = counts.ExactTrimmed;
            _scores[name + ".begin"] = counts.Begin;
            _scores[name + ".partial"] = counts.Partial;
            _shares[name + ".J"] = counts.Jaccard;
        }

        _scores["B.content.tokens"] = PrecisionRecall.Of(c.TokensShared, c.TokensPredicted, c.TokensGold);
        _scores["B.content.citron-overlap"] = PrecisionRecall.Of(c.QuotedPredicted, c.LengthPredicted, c.QuotedGold, c.LengthGold);
        _scores["C.found@any"] = Found(c.FoundAny);
        _scores["C.found@0.5"] = Found(c.FoundHalf);
        _scores["C.found@1"] = Found(c.FoundExact);
        _scores["C.found@1*"] = Found(c.FoundTrimmed);
        for (var i = 0; i < LinkedCounts.SourceComparisons.Length; i++)
        {
            _shares["C.acc.source." + LinkedCounts.SourceComparisons[i]] = Share(c.SourceRight[i], c.Matched);
            _shares["C.acc.source(gold has one)." + LinkedCounts.SourceComparisons[i]] = Share(c.SourceRightWithSource[i], c.MatchedWithSource);
        }

        for (var i = 0; i < LinkedCounts.CueComparisons.Length; i++)
        {
            _shares["C.acc.cue." + LinkedCounts.CueComparisons[i]] = Share(c.CueRight[i], c.Matched);
        }

        _shares["C.acc.type"] = Share(c.SameType, c.Matched);
        _scores[EndToEndName] = Found(c.EndToEnd);
        _scores["C.tuple.exact"] = Found(c.TupleExact);
        _scores["C.tuple.exact*"] = Found(c.TupleTrimmed);
        foreach (var (name, search) in new[] { ("D.GGT@0.3", c.Lenient), ("D.GGT@0.8", c.Strict) })
        {
            _scores[name] = search.Score;
            _shares[name + ".speaker-acc"] = search.SpeakerAccuracy;
        }

        PrecisionRecall Found(int count) => PrecisionRecall.Of(count, c.Predicted, c.Gold);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
