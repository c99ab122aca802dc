using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>A tag head in training: cross-entropy of each token's label or, chained, of the sequence of labels.</summary>
internal sealed class TagLayer : HeadLayer
{
    private readonly DenseLayer _scorer;
    private readonly ChainLoss? _chain;
    private readonly int _labels;
    private readonly int _columns;
    private readonly int _width;
    private float[] _scores = [];

    /// <summary>Makes the layer.</summary>
    /// <param name="variables">Where its weights go.</param>
    /// <param name="head">The head.</param>
    /// <param name="width">Numbers of a token's input.</param>
    /// <param name="seed">The run's seed.</param>
    public TagLayer(VariableSet variables, TagHeadSpec head, int width, ulong seed)
    {
        _labels = head.Labels.Count;
        _columns = Gemm.Pad(_labels);
        _width = width;
        var weights = variables.AddWeights(TensorNames.TagWeights(head.Name), width, _labels, seed);
        _scorer = new DenseLayer(weights, variables.AddVector(TensorNames.TagBias(head.Name), _columns));
        _chain = head.Chained ? new ChainLoss(variables.Add(TensorNames.TagTransitions(head.Name), TensorLayout.Exact, _labels + 1, _labels), _labels) : null;
    }

    /// <inheritdoc/>
    public override int CountGold(Gold gold) => gold.Labels.Count(label => label >= 0);

    /// <inheritdoc/>
    public override double Run(
        BatchView batch, IReadOnlyList<Gold?> gold, ReadOnlySpan<float> input, Span<float> inputGradient, float scale, Regularization regularization, ref RandomStream random)
    {
        var rows = batch.Layout.Rows;
        Buffers.Grow(ref _scores, rows * _columns);
        _scorer.Forward(input, _width, rows, _scores);
        var loss = 0.0;
        for (var b = 0; b < batch.Layout.Count; b++)
        {
            var scores = _scores.AsSpan(batch.Layout.Start(b) * _columns, batch.Layout.Length(b) * _columns);
            if (gold[b] is null)
            {
                scores.Clear();
                continue;
            }

            loss += RunSentence(scores, gold[b]!.Labels, scale * batch.Weights[b], regularization.Smoothing);
        }

        _scorer.Backward(input, _width, rows, _scores, inputGradient, _width);
        return loss;
    }

    private double RunSentence(Span<float> scores, int[] labels, float scale, float smoothing)
    {
        if (_chain is not null && !labels.Contains(-1))
        {
            return _chain.Run(scores, _columns, labels, scale);
        }

        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var row = scores.Slice(i * _columns, _columns);
            if (labels[i] < 0)
            {
                row.Clear();
                continue;
            }

            loss += Loss.Softmax(row[.._labels], labels[i], scale, smoothing);
            row[_labels..].Clear();
        }

        return loss;
    }
}
