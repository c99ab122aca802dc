using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>A link head in training: cross-entropy of each token's head, and of the link's label given the right head.</summary>
internal sealed class LinkLayer : HeadLayer
{
    private readonly int _width;
    private readonly int _arc;
    private readonly int _label;
    private readonly int _labels;
    private readonly int _labelColumns;
    private readonly int _columns;
    private readonly DenseLayer _parts;
    private readonly DenseLayer _form;
    private readonly DenseLayer? _labelForms;
    private readonly DenseLayer? _labelLinear;
    private readonly Variable _root;
    private readonly Dropout _dropout;
    private float[] _activations = [];
    private float[] _masked = [];
    private float[] _gradient = [];
    private float[] _queries = [];
    private float[] _queryGradient = [];
    private float[] _heads = [];
    private float[] _headGradient = [];
    private float[] _panels = [];
    private float[] _scores = [];
    private float[] _labelQueries = [];
    private float[] _labelScores = [];

    /// <summary>Makes the layer.</summary>
    /// <param name="variables">Where its weights go.</param>
    /// <param name="head">The head.</param>
    /// <param name="width">Numbers of a token's input.</param>
    /// <param name="seed">The run's seed.</param>
    public LinkLayer(VariableSet variables, LinkHeadSpec head, int width, ulong seed)
    {
        _width = width;
        _arc = head.ArcDimension;
        _labels = head.Labels.Count;
        _label = _labels == 0 ? 0 : head.LabelDimension;
        _labelColumns = Gemm.Pad(_labels);
        _columns = 2 * (_arc + _label);
        _dropout = new Dropout(_columns);
        _parts = new DenseLayer(
            variables.AddWeights(TensorNames.LinkParts(head.Name), width, _columns, seed, 1.5f), variables.AddVector(TensorNames.LinkPartsBias(head.Name), _columns));
        _root = variables.AddVector(TensorNames.LinkRoot(head.Name), _arc + _label, parameter => parameter.Value.AsSpan().Fill(0.1f));
        _form = new DenseLayer(
            variables.AddWeights(TensorNames.LinkForm(head.Name), _arc, _arc, seed, 0.5f), variables.AddVector(TensorNames.LinkFormBias(head.Name), _arc));
        if (_labels > 0)
        {
            var forms = variables.Add(
                TensorNames.LabelForms(head.Name), TensorLayout.Panels, _label, _labels * _label, parameter =>
                {
                    var random = new RandomStream(seed, (ulong)parameter.Value.Length, 1);
                    parameter.Fill(ref random, 0.5f * MathF.Sqrt(3f / _label), parameter.Columns);
                });
            _labelForms = new DenseLayer(forms, variables.AddVector(TensorNames.LabelFormsBias(head.Name), _labels * _label));
            _labelLinear = new DenseLayer(
                variables.AddWeights(TensorNames.LabelLinear(head.Name), _label, _labels, seed), variables.AddVector(TensorNames.LabelBias(head.Name), _labelColumns));
        }
    }

    /// <inheritdoc/>
    public override int CountGold(Gold gold) => gold.Heads!.Count(head => head != Gold.UnknownHead);

    /// <inheritdoc/>
    public override double Run(
        BatchView batch, IReadOnlyList<Gold?> gold, ReadOnlySpan<float> input, Span<float> inputGradient, float scale, Regularization regularization, ref RandomStream random)
    {
        var rows = batch.Layout.Rows;
        Prepare(rows);
        _dropout.Draw(batch.Layout.Count, regularization.Parts, ref random);
        _parts.Forward(input, _width, rows, _activations);
        Elementwise.LeakyRectify(_activations.AsSpan(0, rows * _columns));
        _activations.AsSpan(0, rows * _columns).CopyTo(_masked);
        _dropout.ApplyBySentence(batch.Layout, _masked);

        var loss = RunLinks(batch, gold, scale, regularization.Smoothing);
        if (_labels > 0)
        {
            loss += RunLabels(batch, gold, scale, regularization.Smoothing);
        }

        _dropout.ApplyBySentence(batch.Layout, _gradient);
        for (var i = 0; i < rows * _columns; i++)
        {
            _gradient[i] *= _activations[i] > 0 ? 1 : Elementwise.Leak;
        }

        _parts.Backward(input, _width, rows, _gradient, inputGradient, _width);
        return loss;
    }

    private void Prepare(int rows)
    {
        Buffers.Grow(ref _activations, rows * _columns);
        Buffers.Grow(ref _masked, rows * _columns);
        Buffers.Grow(ref _gradient, rows * _columns);
        Buffers.Grow(ref _queries, rows * _arc);
        Buffers.Grow(ref _queryGradient, rows * _arc);
        _gradient.AsSpan(0, rows * _columns).Clear();
        _queryGradient.AsSpan(0, rows * _arc).Clear();
    }

    private double RunLinks(BatchView batch, IReadOnlyList<Gold?> gold, float scale, float smoothing)
    {
        var rows = batch.Layout.Rows;
        _form.Forward(_masked, _columns, rows, _queries);
        var loss = 0.0;
        for (var b = 0; b < batch.Layout.Count; b++)
        {
            if (gold[b] is { } sentence)
            {
                loss += RunSentence(batch.Layout.Start(b), sentence.Heads!, scale * batch.Weights[b], smoothing);
            }
        }

        _form.Backward(_masked, _columns, rows, _queryGradient, _gradient, _columns);
        return loss;
    }

    private double RunSentence(int start, int[] heads, float scale, float smoothing)
    {
        var length = heads.Length;
        var candidates = length + 1;
        var stride = Gemm.Pad(candidates);
        Buffers.Grow(ref _heads, candidates * _arc);
        Buffers.Grow(ref _headGradient, candidates * _arc);
        Buffers.Grow(ref _scores, length * stride);
        Buffers.Grow(ref _panels, _arc * stride);
        _root.Value.AsSpan(0, _arc).CopyTo(_heads);
        for (var i = 0; i < length; i++)
        {
            _masked.AsSpan(((start + i) * _columns) + _arc, _arc).CopyTo(_heads.AsSpan((i + 1) * _arc));
        }

        var queries = _queries.AsSpan(start * _arc, length * _arc);
        var scores = _scores.AsSpan(0, length * stride);
        scores.Clear();
        Panels.PackTransposed(_heads, _arc, candidates, _arc, _panels);
        Gemm.MultiplyAdd(queries, _arc, 1, _panels, scores, stride, length, _arc, stride);

        var loss = 0.0;
        for (var i = 0; i < length; i++)
        {
            var row = scores.Slice(i * stride, stride);
            if (heads[i] == Gold.UnknownHead)
            {
                row.Clear();
                continue;
            }

            row[i + 1] = float.NegativeInfinity; // Nothing is linked to itself.
            loss += Loss.Softmax(row[..candidates], heads[i] + 1, scale, smoothing);
            row[candidates..].Clear();
        }

        Panels.Pack(_heads, _arc, candidates, _arc, _panels);
        Gemm.MultiplyAdd(scores, stride, 1, _panels, _queryGradient.AsSpan(start * _arc), _arc, length, candidates, _arc);
        var headGradient = _headGradient.AsSpan(0, candidates * _arc);
        headGradient.Clear();
        Panels.Pack(queries, _arc, length, _arc, _panels);
        Gemm.MultiplyAdd(scores, 1, stride, _panels, headGradient, _arc, candidates, length, _arc);
        Elementwise.Add(headGradient[.._arc], _root.Gradient.AsSpan(0, _arc));
        for (var i = 0; i < length; i++)
        {
            Elementwise.Add(headGradient.Slice((i + 1) * _arc, _arc), _gradient.AsSpan(((start + i) * _columns) + _arc, _arc));
        }

        return loss;
    }

    private double RunLabels(BatchView batch, IReadOnlyList<Gold?> gold, float scale, float smoothing)
    {
        var rows = batch.Layout.Rows;
        var width = _labels * _label;
        var dependent = 2 * _arc;
        Buffers.Grow(ref _labelQueries, rows * width);
        Buffers.Grow(ref _labelScores, rows * _labelColumns);
        _labelForms!.Forward(_masked.AsSpan(dependent), _columns, rows, _labelQueries);
        _labelLinear!.Forward(_masked.AsSpan(dependent), _columns, rows, _labelScores);
        var loss = 0.0;
        for (var b = 0; b < batch.Layout.Count; b++)
        {
            for (var i = 0; i < batch.Layout.Length(b); i++)
            {
                var row = batch.Layout.Start(b) + i;
                var queries = _labelQueries.AsSpan(row * width, width);
                var scores = _labelScores.AsSpan(row * _labelColumns, _labelColumns);
                var label = gold[b]?.Labels[i] ?? -1;
                if (label < 0)
                {
                    queries.Clear();
                    scores.Clear();
                    continue;
                }

                loss += RunLabel(queries, scores, label, gold[b]!.Heads![i], batch.Layout.Start(b), scale * batch.Weights[b], smoothing);
            }
        }

        _labelForms.Backward(_masked.AsSpan(dependent), _columns, rows, _labelQueries, _gradient.AsSpan(dependent), _columns);
        _labelLinear.Backward(_masked.AsSpan(dependent), _columns, rows, _labelScores, _gradient.AsSpan(dependent), _columns);
        return loss;
    }

    private double RunLabel(Span<float> queries, Span<float> scores, int label, int head, int start, float scale, float smoothing)
    {
        var at = ((start + head) * _columns) + (2 * _arc) + _label;
        var vector = head < 0 ? _root.Value.AsSpan(_arc, _label) : _masked.AsSpan(at, _label);
        var gradient = head < 0 ? _root.Gradient.AsSpan(_arc, _label) : _gradient.AsSpan(at, _label);
        for (var r = 0; r < _labels; r++)
        {
            scores[r] += Elementwise.Dot(queries.Slice(r * _label, _label), vector);
        }

        var loss = Loss.Softmax(scores[.._labels], label, scale, smoothing);
        scores[_labels..].Clear();
        for (var r = 0; r < _labels; r++)
        {
            var query = queries.Slice(r * _label, _label);
            Elementwise.AddScaled(query, scores[r], gradient);
            Elementwise.SetScaled(vector, scores[r], query);
        }

        return loss;
    }
}
