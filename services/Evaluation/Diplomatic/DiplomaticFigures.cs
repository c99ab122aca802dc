namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Accuracy of a field on aligned statements.</summary>
/// <param name="All">Share right over all of them.</param>
/// <param name="WithValue">Share right over those where gold has a value; null if there is none.</param>
/// <param name="CountWithValue">Number of those.</param>
public readonly record struct FieldAccuracy(double All, double? WithValue, int CountWithValue);

/// <summary>The figures of one document or of all. Null is a figure of which neither gold nor prediction has an instance.</summary>
public sealed class DiplomaticFigures
{
    internal DiplomaticFigures(DiplomaticCounts c)
    {
        Gold = c.Gold;
        Predicted = c.Predicted;
        Aligned = c.Aligned;
        BadSpans = c.BadSpans;
        FullyRightCount = c.FullyRight;
        FullyRightLocalCount = c.FullyRightLocal;
        FullyRight = PrecisionRecall.Of(c.FullyRight, c.Predicted, c.Gold);
        FullyRightLocal = PrecisionRecall.Of(c.FullyRightLocal, c.Predicted, c.Gold);
        Statements = PrecisionRecall.Of(c.Aligned, c.Predicted, c.Gold);
        RecallByKind = [.. DiplomaticWords.Kinds.Select((kind, i) => (kind, i)).Where(k => c.GoldKinds[k.i] > 0)
            .Select(k => KeyValuePair.Create(k.kind, (double)c.AlignedKinds[k.i] / c.GoldKinds[k.i]))];
        Accuracy = DiplomaticFieldNames.All.ToDictionary(f => f, f => new FieldAccuracy(
            Share(c.Right[(int)f], c.Aligned) ?? 0, Share(c.RightWithValue[(int)f], c.WithValue[(int)f]), c.WithValue[(int)f]));
        var (leaked, missed) = (c.HopsRight + c.HopsLeaked, c.HopsRight + c.HopsMissed);
        Hops = OfAny(c.HopsRight, leaked, missed);
        HopRole = Share(c.HopRoles, c.HopsRight);
        HopsAll = OfAny(c.HopsRight, leaked + c.HopsOfSpuriousStatements, missed + c.HopsOfMissedStatements);
        Condition = OfAny(c.ConditionsRight, c.ConditionsPredicted, c.ConditionsGold);
        ConditionAll = OfAny(c.ConditionsRight, c.AllConditionsPredicted, c.AllConditionsGold);
        ConditionTokens = OfAny(c.ConditionTokensRight, c.ConditionTokensPredicted, c.ConditionTokensGold);
        NarratorLeaks = c.NarratorLeaks;
        NarratorGold = c.NarratorGold;
        ChainLeaks = c.ChainLeaks;
        LeakedHops = c.HopsLeaked;
        Communications = OfAny(c.CommunicationsRight, c.CommunicationsPredicted, c.CommunicationsGold);
        Tenures = OfAny(c.TenuresRight, c.TenuresPredicted, c.TenuresGold);
    }

    /// <summary>Gold statements.</summary>
    public int Gold { get; }

    /// <summary>Predicted statements with content.</summary>
    public int Predicted { get; }

    /// <summary>Pairs of both.</summary>
    public int Aligned { get; }

    /// <summary>Predicted spans that do not fit the text.</summary>
    public int BadSpans { get; }

    /// <summary>The headline: statements whose kind, speaker, chain and modality are all right.</summary>
    public PrecisionRecall FullyRight { get; }

    /// <summary>How many these are.</summary>
    public int FullyRightCount { get; }

    /// <summary>The headline with those who vouch for the whole dispatch left aside.</summary>
    public PrecisionRecall FullyRightLocal { get; }

    /// <summary>How many these are.</summary>
    public int FullyRightLocalCount { get; }

    /// <summary>Statements found.</summary>
    public PrecisionRecall Statements { get; }

    /// <summary>Share of gold statements found, for each kind that gold has.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> RecallByKind { get; }

    /// <summary>Accuracy of each field on aligned statements.</summary>
    public IReadOnlyDictionary<DiplomaticField, FieldAccuracy> Accuracy { get; }

    /// <summary>Hops on aligned statements, order left aside.</summary>
    public PrecisionRecall? Hops { get; }

    /// <summary>Share of right hops whose role is right.</summary>
    public double? HopRole { get; }

    /// <summary>Hops on all statements.</summary>
    public PrecisionRecall? HopsAll { get; }

    /// <summary>Conditions on aligned statements.</summary>
    public PrecisionRecall? Condition { get; }

    /// <summary>Conditions on all statements.</summary>
    public PrecisionRecall? ConditionAll { get; }

    /// <summary>Words of conditions on aligned statements.</summary>
    public PrecisionRecall? ConditionTokens { get; }

    /// <summary>Gold statements without a voice (narrator, unknown) that are given to a speaker.</summary>
    public int NarratorLeaks { get; }

    /// <summary>Gold statements without a voice.</summary>
    public int NarratorGold { get; }

    /// <summary>Share of these that are given to a speaker.</summary>
    public double NarratorLeakRate => Share(NarratorLeaks, NarratorGold) ?? 0;

    /// <summary>Aligned statements with a hop that is none of theirs.</summary>
    public int ChainLeaks { get; }

    /// <summary>Number of such hops.</summary>
    public int LeakedHops { get; }

    /// <summary>Share of aligned statements with such a hop.</summary>
    public double ChainLeakRate => Share(ChainLeaks, Aligned) ?? 0;

    /// <summary>Communications by channel and sender.</summary>
    public PrecisionRecall? Communications { get; }

    /// <summary>Tenures by person, status and place.</summary>
    public PrecisionRecall? Tenures { get; }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static PrecisionRecall? OfAny(int right, int predicted, int gold) => predicted == 0 && gold == 0 ? null : PrecisionRecall.Of(right, predicted, gold);
}

/// <summary>The figures of one document.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Figures">Its figures.</param>
public sealed record DiplomaticDocumentFigures(string Id, DiplomaticFigures Figures);

/// <summary>The figures for diplomatic statements.</summary>
/// <param name="Total">Over all documents.</param>
/// <param name="Documents">Each document for itself.</param>
/// <param name="WithoutPrediction">Gold documents that were not predicted.</param>
/// <param name="WithoutGold">Predicted documents that are no gold documents.</param>
/// <param name="Calibration">Stated confidence against share right (statement found, source and cue right).</param>
/// <param name="Mismatches">Everything on which gold and prediction do not agree.</param>
public sealed record DiplomaticReport(
    DiplomaticFigures Total,
    IReadOnlyList<DiplomaticDocumentFigures> Documents,
    int WithoutPrediction,
    int WithoutGold,
    Calibration Calibration,
    IReadOnlyList<Mismatch> Mismatches);
