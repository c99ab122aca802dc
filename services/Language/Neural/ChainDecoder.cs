namespace DiploMesh.Language.Neural;

/// <summary>The best sequence of labels under scores of labels and of neighbouring pairs (Viterbi).</summary>
internal sealed class ChainDecoder
{
    private float[] _best = [];
    private float[] _next = [];
    private int[] _from = [];

    /// <summary>Finds the sequence.</summary>
    /// <param name="scores">Scores of the labels of each token; those of token i start at i · <paramref name="stride"/>.</param>
    /// <param name="stride">Distance of the rows.</param>
    /// <param name="transitions">Row 0: scores of a label at the first token; row i + 1: after label i.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="chosen">One per token: receives the label's index.</param>
    public void Decode(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<float> transitions, int labels, Span<int> chosen)
    {
        if (chosen.IsEmpty)
        {
            return;
        }

        Buffers.Grow(ref _best, labels);
        Buffers.Grow(ref _next, labels);
        Buffers.Grow(ref _from, chosen.Length * labels);
        for (var y = 0; y < labels; y++)
        {
            _best[y] = scores[y] + transitions[y];
        }

        for (var i = 1; i < chosen.Length; i++)
        {
            for (var y = 0; y < labels; y++)
            {
                var from = 0;
                var best = float.NegativeInfinity;
                for (var x = 0; x < labels; x++)
                {
                    var score = _best[x] + transitions[((x + 1) * labels) + y];
                    if (score > best)
                    {
                        (best, from) = (score, x);
                    }
                }

                _next[y] = best + scores[(i * stride) + y];
                _from[(i * labels) + y] = from;
            }

            (_best, _next) = (_next, _best);
        }

        var last = Elementwise.ArgMax(_best.AsSpan(0, labels));
        for (var i = chosen.Length - 1; i >= 0; i--)
        {
            chosen[i] = last;
            last = i > 0 ? _from[(i * labels) + last] : last;
        }
    }
}
