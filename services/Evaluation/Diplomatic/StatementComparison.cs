namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>Compares an aligned predicted statement with the gold one, field by field.</summary>
internal sealed class StatementComparison
{
    private readonly DiplomaticText _text;
    private readonly bool[] _right = new bool[DiplomaticFieldNames.All.Length];
    private readonly bool[] _hasValue = new bool[DiplomaticFieldNames.All.Length];

    public StatementComparison(DiplomaticText text, DiplomaticAlignment alignment, DiplomaticStatement gold, DiplomaticStatement predicted)
    {
        _text = text;
        Gold = gold;
        Predicted = predicted;
        Set(DiplomaticField.Kind, true, SameValue("kind", DiplomaticWords.Kinds));
        Set(DiplomaticField.Modality, true, SameValue("modality", DiplomaticWords.Modalities));
        Set(DiplomaticField.Channel, JsonRead.Get(gold.Json, "channel") is not null, SameValue("channel", DiplomaticWords.Channels));
        Set(DiplomaticField.Source, gold.SourceSpans.Count > 0, SameSource());
        Set(DiplomaticField.Speaker, JsonRead.Get(gold.Json, "speaker") is not null, SameSpeaker());
        Set(DiplomaticField.Cue, JsonRead.List(gold.Json, "cue").Count > 0, gold.Cue.Overlaps(predicted.Cue) || (gold.Cue.IsEmpty && predicted.Cue.IsEmpty));
        Set(DiplomaticField.Addressee, gold.Addressees.Count > 0, SameAddressee());
        SetChains();
        Set(DiplomaticField.Holder, JsonRead.Get(gold.Json, "holder") is not null, SameHolder());
        Set(DiplomaticField.NestedIn, gold.Reference("nested_in") is not null, alignment.SameNesting(gold, predicted));
        Set(DiplomaticField.Restates, gold.Reference("restates") is not null, alignment.SameRestatement(gold, predicted));
    }

    public DiplomaticStatement Gold { get; }

    public DiplomaticStatement Predicted { get; }

    /// <summary>How the chains compare.</summary>
    public ChainComparison Chain { get; private set; }

    /// <summary>Whether the gold statement has no voice of its own: narrator or unknown.</summary>
    public bool IsVoiceless => IsVoicelessKind(Gold);

    /// <summary>Whether a statement without a voice is given to somebody.</summary>
    public bool LeaksNarrator => IsVoiceless && !Predicted.HasNoSpeaker
        && !(Gold.Alternatives("speaker")?.Contains(null) ?? IsRight(DiplomaticField.Speaker));

    public bool IsFullyRight => IsRight(DiplomaticField.Kind) && IsRight(DiplomaticField.Speaker) && IsRight(DiplomaticField.Chain) && IsRight(DiplomaticField.Modality);

    public bool IsFullyRightLocally => IsRight(DiplomaticField.Kind) && IsRight(DiplomaticField.Speaker) && IsRight(DiplomaticField.ChainLocal) && IsRight(DiplomaticField.Modality);

    public bool IsRight(DiplomaticField field) => _right[(int)field];

    /// <summary>Whether gold has a value.</summary>
    public bool HasValue(DiplomaticField field) => _hasValue[(int)field];

    /// <summary>Number of gold conditions that a predicted one overlaps by at least one half, one to one.</summary>
    public int RightConditions()
    {
        var left = Predicted.Conditions.ToList();
        var right = 0;
        foreach (var condition in Gold.Conditions)
        {
            if (left.MaxBy(condition.Overlap) is { } best && condition.Overlap(best) >= 0.5)
            {
                right++;
                left.Remove(best);
            }
        }

        return right;
    }

    public static bool IsVoicelessKind(DiplomaticStatement gold) => JsonRead.GetString(gold.Json, "kind") is "narrator" or "unknown";

    private bool SameValue(string field, IReadOnlyList<string> allowed) => Gold.Wanted(field).Contains(Predicted.Value(field, allowed));

    private bool SameSource() => Gold.SourceSpans.Count == 0 || Predicted.SourceSpans.Count == 0
        ? Gold.SourceSpans.Count == Predicted.SourceSpans.Count
        : _text.Heads(Gold.SourceSpans).Overlaps(Predicted.Source) && _text.Heads(Predicted.SourceSpans).Overlaps(Gold.Source);

    private bool SameSpeaker()
    {
        var wanted = Gold.Wanted("speaker");
        return Predicted.HasNoSpeaker ? wanted.Contains(null) : _text.Resolve(Predicted.Speaker).Any(wanted.Contains);
    }

    private bool SameAddressee() => Gold.Addressees.Count == 0
        ? Predicted.Addressees.Count == 0
        : Predicted.Addressees.Any(p => Gold.Addressees.Any(g => _text.SameThing(g).Any(p.Overlaps)));

    private bool SameHolder()
    {
        var wanted = Gold.Wanted("holder");
        var holders = JsonRead.List(Predicted.Json, "holder")
            .Where(h => JsonRead.Get(h, "start") is not null || !DiplomaticWords.Nobody.Contains(DiplomaticText.NameOf(h))).ToArray();
        return (holders.Length == 0 && wanted.Contains(null)) || holders.Any(h => _text.Resolve(h).Any(wanted.Contains));
    }

    private void SetChains()
    {
        Chain = ChainComparison.Of(_text, Gold.Hops, Predicted.Hops);
        Set(DiplomaticField.Chain, Gold.Hops.Any(h => !h.Optional), Chain.Exact);
        var local = _text.DispatchHops.Count == 0 ? Chain : ChainComparison.Of(_text, Local(Gold), Local(Predicted));
        Set(DiplomaticField.ChainLocal, Local(Gold).Any(h => !h.Optional), local.Exact);
    }

    private ScoredHop[] Local(DiplomaticStatement statement) => [.. statement.Hops.Where(h => !_text.IsDispatchHop(h.Span))];

    private void Set(DiplomaticField field, bool hasValue, bool right)
    {
        _hasValue[(int)field] = hasValue;
        _right[(int)field] = right;
    }
}
