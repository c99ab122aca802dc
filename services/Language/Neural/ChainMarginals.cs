namespace DiploMesh.Language.Neural;

/// <summary>Probability of every label of every token under scores of labels and of neighbouring pairs (forward–backward, each step scaled to sum to one).</summary>
internal sealed class ChainMarginals
{
    private double[] _forward = [];
    private double[] _backward = [];
    private double[] _factors = [];
    private double[] _pairs = [];

    /// <summary>Computes the probabilities.</summary>
    /// <param name="scores">Scores of the labels of each token; those of token i start at i · <paramref name="stride"/>.</param>
    /// <param name="stride">Distance of the rows.</param>
    /// <param name="transitions">Row 0: scores of a label at the first token; row i + 1: after label i.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="probabilities">A row of <paramref name="labels"/> numbers per token.</param>
    public void Compute(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<float> transitions, int labels, Span<float> probabilities)
    {
        var length = probabilities.Length / labels;
        Buffers.Grow(ref _forward, length * labels);
        Buffers.Grow(ref _backward, length * labels);
        Buffers.Grow(ref _factors, length * labels);
        Buffers.Grow(ref _pairs, (labels + 1) * labels);
        for (var i = 0; i < _pairs.Length && i < transitions.Length; i++)
        {
            _pairs[i] = Math.Exp(transitions[i]);
        }

        for (var i = 0; i < length; i++)
        {
            Forward(scores.Slice(i * stride, labels), i, labels);
        }

        for (var i = length - 1; i >= 0; i--)
        {
            Backward(i, length, labels, probabilities.Slice(i * labels, labels));
        }
    }

    private void Forward(ReadOnlySpan<float> scores, int i, int labels)
    {
        var greatest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        var sum = 0.0;
        for (var y = 0; y < labels; y++)
        {
            var factor = Math.Exp(scores[y] - greatest);
            var before = i == 0 ? _pairs[y] : 0;
            for (var x = 0; x < labels && i > 0; x++)
            {
                before += _forward[((i - 1) * labels) + x] * _pairs[((x + 1) * labels) + y];
            }

            _factors[(i * labels) + y] = factor;
            _forward[(i * labels) + y] = before * factor;
            sum += before * factor;
        }

        Scale(_forward.AsSpan(i * labels, labels), sum);
    }

    private void Backward(int i, int length, int labels, Span<float> probabilities)
    {
        var total = 0.0;
        var sum = 0.0;
        for (var x = 0; x < labels; x++)
        {
            var after = i == length - 1 ? 1 : 0.0;
            for (var y = 0; y < labels && i < length - 1; y++)
            {
                var next = ((i + 1) * labels) + y;
                after += _pairs[((x + 1) * labels) + y] * _factors[next] * _backward[next];
            }

            _backward[(i * labels) + x] = after;
            sum += after;
            total += after * _forward[(i * labels) + x];
        }

        for (var y = 0; y < labels; y++)
        {
            probabilities[y] = (float)(_forward[(i * labels) + y] * _backward[(i * labels) + y] / total);
        }

        Scale(_backward.AsSpan(i * labels, labels), sum);
    }

    private static void Scale(Span<double> values, double sum)
    {
        foreach (ref var value in values)
        {
            value /= sum;
        }
    }
}
