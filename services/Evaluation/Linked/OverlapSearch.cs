namespace DiploMesh.Evaluation.Linked;

/// <summary>
/// Counts as GenderGapTracker's evaluation does (Asr et al. 2021): each gold content, in order, takes the predicted one that
/// covers most of its characters, if above a threshold.
/// </summary>
/// <param name="threshold">Share of the gold characters that must be passed.</param>
internal sealed class OverlapSearch(double threshold)
{
    private int _found;
    private int _speakers;
    private int _left;
    private int _gold;

    public PrecisionRecall Score => PrecisionRecall.Of(_found, _found + _left, _gold);

    public double SpeakerAccuracy => (double)_speakers / Math.Max(_found, 1);

    public void Add(IReadOnlyList<LinkedAttribution> gold, IReadOnlyList<LinkedAttribution> predicted)
    {
        var rest = predicted.Select(p => (Attribution: p, Characters: Characters(p))).ToList();
        foreach (var g in gold)
        {
            var characters = Characters(g);
            var (best, bestShare) = (-1, threshold);
            for (var i = 0; i < rest.Count && characters.Count > 0; i++)
            {
                var share = (double)characters.Count(rest[i].Characters.Contains) / characters.Count;
                if (share > bestShare)
                {
                    (best, bestShare) = (i, share);
                }
            }

            if (best >= 0)
            {
                var source = rest[best].Attribution.Source;
                _found++;
                _speakers += g.Source.Overlaps(source) || (g.Source.IsEmpty && source.IsEmpty) ? 1 : 0;
                rest.RemoveAt(best);
            }
        }

        _left += rest.Count;
        _gold += gold.Count;
    }

    /// <summary>Offsets of the characters of the content; a surrogate pair is one character.</summary>
    private static HashSet<int> Characters(LinkedAttribution attribution)
    {
        var text = attribution.Text.Text;
        var characters = new HashSet<int>();
        foreach (var span in attribution.Role(LinkedRole.Content).Spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                if (i == 0 || !char.IsSurrogatePair(text[i - 1], text[i]))
                {
                    characters.Add(i);
                }
            }
        }

        return characters;
    }
}
