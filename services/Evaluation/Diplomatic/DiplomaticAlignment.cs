namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>The statements of a gold and a predicted document, paired by content, and what their identifiers refer to.</summary>
internal sealed class DiplomaticAlignment
{
    private const double Minimum = 0.5;
    private readonly Dictionary<string, int> _goldIndex;
    private readonly Dictionary<string, int> _predictedIndex = new(StringComparer.Ordinal);
    private readonly int[] _predictedOf;
    private readonly int[] _goldOf;

    public DiplomaticAlignment(IReadOnlyList<DiplomaticStatement> gold, IReadOnlyList<DiplomaticStatement> predicted)
    {
        Gold = gold;
        Predicted = predicted;
        _goldIndex = gold.Select((g, i) => (g.Id, i)).Where(x => x.Id is not null).ToDictionary(x => x.Id!, x => x.i, StringComparer.Ordinal);
        for (var j = 0; j < predicted.Count; j++)
        {
            if (predicted[j].Id is { } id)
            {
                _predictedIndex[id] = j;
            }
        }

        _predictedOf = [.. Enumerable.Repeat(-1, gold.Count)];
        _goldOf = [.. Enumerable.Repeat(-1, predicted.Count)];
        foreach (var pair in Alignment.Align(gold, predicted, Minimum))
        {
            _predictedOf[pair.Gold] = pair.Predicted;
            _goldOf[pair.Predicted] = pair.Gold;
        }
    }

    public IReadOnlyList<DiplomaticStatement> Gold { get; }

    public IReadOnlyList<DiplomaticStatement> Predicted { get; }

    public int Count => _predictedOf.Count(p => p >= 0);

    /// <summary>The predicted statement that stands for a gold one; null if none does.</summary>
    public DiplomaticStatement? PredictedOf(int gold) => _predictedOf[gold] < 0 ? null : Predicted[_predictedOf[gold]];

    /// <summary>Whether a predicted statement stands for a gold one.</summary>
    public bool IsAligned(int predicted) => _goldOf[predicted] >= 0;

    /// <summary>Whether gold and prediction refer to the same enclosing statement, or both to none.</summary>
    public bool SameNesting(DiplomaticStatement g, DiplomaticStatement p) => (g.Reference("nested_in"), p.Reference("nested_in")) switch
    {
        (null, null) => true,
        ({ } gold, { } predicted) => GoldOf(predicted) is { } index && _goldIndex.TryGetValue(gold, out var wanted) && index == wanted,
        _ => false,
    };

    /// <summary>Whether the prediction restates a statement of the gold statement's group (not itself), or both restate none.</summary>
    public bool SameRestatement(DiplomaticStatement g, DiplomaticStatement p) => (g.Reference("restates"), p.Reference("restates")) switch
    {
        (null, null) => true,
        ({ }, { } predicted) => GoldOf(predicted) is { } index && Gold[index] is var target && target.Id != g.Id && Root(target) == Root(g),
        _ => false,
    };

    private int? GoldOf(string predictedId) => _predictedIndex.TryGetValue(predictedId, out var j) && _goldOf[j] >= 0 ? _goldOf[j] : null;

    /// <summary>The first statement of a group of restatements.</summary>
    private string? Root(DiplomaticStatement statement)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = statement.Id;
        while (at is not null && _goldIndex.TryGetValue(at, out var index) && Gold[index].Reference("restates") is { } earlier && seen.Add(at))
        {
            at = earlier;
        }

        return at;
    }
}
