using DiploMesh.Language;

namespace DiploMesh.Evaluation.Linked;

/// <summary>
/// Counts fragments of one role whatever attribution they belong to: exact and begin match (Pareti et al. 2013; CofeNet, Wang et al. 2022),
/// partial match (Johansson and Moschitti 2010, against the union of the other side so that nested contents cannot pass 1), Jaccard.
/// </summary>
internal sealed class RoleCounts
{
    private readonly LinkedRole _role;
    private Tally _exact;
    private Tally _trimmed;
    private Tally _begin;
    private double _coveredPredicted;
    private double _coveredGold;
    private double _jaccard;
    private int _jaccardCount;

    public RoleCounts(LinkedRole role) => _role = role;

    public PrecisionRecall Exact => _exact.Score;

    public PrecisionRecall ExactTrimmed => _trimmed.Score;

    public PrecisionRecall Begin => _begin.Score;

    public PrecisionRecall Partial => PrecisionRecall.Of(_coveredPredicted, _exact.Predicted, _coveredGold, _exact.Gold);

    public double Jaccard => _jaccardCount == 0 ? 0 : _jaccard / _jaccardCount;

    public void Add(IReadOnlyList<LinkedAttribution> gold, IReadOnlyList<LinkedAttribution> predicted)
    {
        var goldFragments = gold.SelectMany(a => a.Role(_role).Fragments).ToHashSet();
        var predictedFragments = predicted.SelectMany(a => a.Role(_role).Fragments).ToHashSet();
        _exact.Add(goldFragments, predictedFragments);
        _trimmed.Add([.. gold.SelectMany(a => a.Role(_role).Trimmed)], [.. predicted.SelectMany(a => a.Role(_role).Trimmed)]);
        _begin.Add([.. goldFragments.Select(f => f.First)], [.. predictedFragments.Select(f => f.First)]);

        TokenRange[] goldOrder = [.. goldFragments.OrderBy(f => f.First).ThenBy(f => f.End)];
        TokenRange[] predictedOrder = [.. predictedFragments.OrderBy(f => f.First).ThenBy(f => f.End)];
        var (coveredPredicted, missed) = Cover(predictedOrder, goldOrder);
        var (coveredGold, _) = Cover(goldOrder, predictedOrder);
        _coveredPredicted += coveredPredicted;
        _coveredGold += coveredGold;
        _jaccard += goldOrder.Sum(fragment => BestJaccard(fragment, predictedOrder));
        _jaccardCount += goldOrder.Length + missed;
    }

    /// <summary>Sum of the covered shares of some fragments, and how many are not covered at all.</summary>
    private static (double Sum, int Missed) Cover(TokenRange[] fragments, TokenRange[] by)
    {
        var tokens = by.SelectMany(f => Enumerable.Range(f.First, f.Count)).ToHashSet();
        var (sum, missed) = (0.0, 0);
        foreach (var fragment in fragments)
        {
            var covered = Enumerable.Range(fragment.First, fragment.Count).Count(tokens.Contains);
            sum += (double)covered / fragment.Count;
            missed += covered == 0 ? 1 : 0;
        }

        return (sum, missed);
    }

    private static double BestJaccard(TokenRange gold, TokenRange[] predicted)
    {
        var best = 0.0;
        foreach (var p in predicted)
        {
            if (p.First >= gold.End)
            {
                break;
            }

            if (p.Overlaps(gold))
            {
                var shared = Math.Min(p.End, gold.End) - Math.Max(p.First, gold.First);
                best = Math.Max(best, (double)shared / (Math.Max(p.End, gold.End) - Math.Min(p.First, gold.First)));
            }
        }

        return best;
    }

    private struct Tally
    {
        public int Gold { get; private set; }

        public int Predicted { get; private set; }

        public int Right { get; private set; }

        public readonly PrecisionRecall Score => PrecisionRecall.Of(Right, Predicted, Gold);

        public void Add<T>(HashSet<T> gold, HashSet<T> predicted)
        {
            Gold += gold.Count;
            Predicted += predicted.Count;
            Right += gold.Count(predicted.Contains);
        }
    }
}
