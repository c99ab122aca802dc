using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>Loss of a linear-chain conditional random field: minus the logarithm of the right sequence's share of all sequences.</summary>
/// <param name="transitions">Row 0: scores of a label at the first token; row i + 1: after label i.</param>
/// <param name="labels">Number of labels.</param>
internal sealed class ChainLoss(Variable transitions, int labels)
{
    private double[] _forward = [];
    private double[] _backward = [];
    private readonly double[] _terms = new double[labels];

    /// <summary>Turns the scores of a sentence into the gradient of its loss and adds to that of the transitions.</summary>
    /// <param name="scores">Scores of the labels; receive the gradient, the padding zeros.</param>
    /// <param name="stride">Distance of the rows.</param>
    /// <param name="right">The right label of each token.</param>
    /// <param name="scale">Factor to loss and gradient.</param>
    /// <returns>The loss.</returns>
    public double Run(Span<float> scores, int stride, ReadOnlySpan<int> right, float scale)
    {
        var length = right.Length;
        Buffers.Grow(ref _forward, length * labels);
        Buffers.Grow(ref _backward, length * labels);
        Sweep(scores, stride, length);
        for (var y = 0; y < labels; y++)
        {
            _terms[y] = _forward[((length - 1) * labels) + y];
        }

        var total = LogSum(_terms);
        var loss = total;
        for (var i = 0; i < length; i++)
        {
            var before = i == 0 ? 0 : right[i - 1] + 1;
            loss -= scores[(i * stride) + right[i]] + transitions.Value[(before * labels) + right[i]];
            transitions.Gradient[(before * labels) + right[i]] -= scale;
        }

        AddPairs(scores, stride, length, total, scale);
        for (var i = 0; i < length; i++)
        {
            for (var y = 0; y < labels; y++)
            {
                var share = Math.Exp(_forward[(i * labels) + y] + _backward[(i * labels) + y] - total);
                scores[(i * stride) + y] = scale * (float)share;
            }

            scores[(i * stride) + right[i]] -= scale;
            scores.Slice((i * stride) + labels, stride - labels).Clear();
        }

        return scale * loss;
    }

    private void Sweep(ReadOnlySpan<float> scores, int stride, int length)
    {
        for (var i = 0; i < length; i++)
        {
            for (var y = 0; y < labels; y++)
            {
                for (var x = 0; x < labels && i > 0; x++)
                {
                    _terms[x] = _forward[((i - 1) * labels) + x] + transitions.Value[((x + 1) * labels) + y];
                }

                _forward[(i * labels) + y] = scores[(i * stride) + y] + (i == 0 ? transitions.Value[y] : LogSum(_terms));
            }
        }

        _backward.AsSpan((length - 1) * labels, labels).Clear();
        for (var i = length - 2; i >= 0; i--)
        {
            for (var x = 0; x < labels; x++)
            {
                for (var y = 0; y < labels; y++)
                {
                    _terms[y] = transitions.Value[((x + 1) * labels) + y] + scores[((i + 1) * stride) + y] + _backward[((i + 1) * labels) + y];
                }

                _backward[(i * labels) + x] = LogSum(_terms);
            }
        }
    }

    private void AddPairs(ReadOnlySpan<float> scores, int stride, int length, double total, float scale)
    {
        for (var y = 0; y < labels; y++)
        {
            transitions.Gradient[y] += scale * (float)Math.Exp(_forward[y] + _backward[y] - total);
        }

        for (var i = 1; i < length; i++)
        {
            for (var x = 0; x < labels; x++)
            {
                for (var y = 0; y < labels; y++)
                {
                    var at = ((x + 1) * labels) + y;
                    var score = _forward[((i - 1) * labels) + x] + transitions.Value[at] + scores[(i * stride) + y] + _backward[(i * labels) + y];
                    transitions.Gradient[at] += scale * (float)Math.Exp(score - total);
                }
            }
        }
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        var greatest = double.NegativeInfinity;
        foreach (var term in terms)
        {
            greatest = Math.Max(greatest, term);
        }

        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += Math.Exp(term - greatest);
        }

        return greatest + Math.Log(sum);
    }
}
