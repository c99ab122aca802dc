namespace DiploMesh.Language.Neural;

/// <summary>Runs a link head: the head of every token, as one tree if it must be one, and the label of every link.</summary>
internal sealed class LinkRunner
{
    /// <summary>The relation that the root of a tree has, and no other token.</summary>
    public const string RootLabel = "root";

    private const int LabelRows = 64;

    private readonly float[] _parts;
    private readonly float[] _partsBias;
    private readonly float[] _root;
    private readonly float[] _form;
    private readonly float[] _formBias;
    private readonly float[] _labelForms;
    private readonly float[] _labelFormsBias;
    private readonly float[] _labelLinear;
    private readonly float[] _labelBias;
    private readonly int _width;
    private readonly int _partColumns;
    private readonly int _arc;
    private readonly int _label;
    private readonly int _labels;
    private readonly int _labelColumns;
    private readonly int _rootLabel;
    private readonly TreeDecoder _trees = new();
    private float[] _packed = [];
    private float[] _bySentence = [];
    private float[] _queries = [];
    private float[] _heads = [];
    private float[] _headPanels = [];
    private float[] _scores = [];
    private float[] _labelQueries = [];
    private float[] _labelScores = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    /// <param name="head">The head.</param>
    public LinkRunner(NeuralModel model, LinkHeadSpec head)
    {
        Head = head;
        _width = model.Encoder.OutputDimension;
        _arc = head.ArcDimension;
        _labels = head.Labels.Count;
        _label = _labels == 0 ? 0 : head.LabelDimension;
        _labelColumns = Gemm.Pad(_labels);
        _rootLabel = head.Tree ? head.Labels.ToList().IndexOf(RootLabel) : -1;
        _partColumns = 2 * (_arc + _label);
        _parts = model.Weights(TensorNames.LinkParts(head.Name), _width, _partColumns);
        _partsBias = model.Weights(TensorNames.LinkPartsBias(head.Name), 1, _partColumns);
        _root = model.Weights(TensorNames.LinkRoot(head.Name), 1, _arc + _label);
        _form = model.Weights(TensorNames.LinkForm(head.Name), _arc, _arc);
        _formBias = model.Weights(TensorNames.LinkFormBias(head.Name), 1, _arc);
        (_labelForms, _labelFormsBias, _labelLinear, _labelBias) = _labels == 0
            ? ([], [], [], [])
            : (model.Weights(TensorNames.LabelForms(head.Name), _label, _labels * _label),
               model.Weights(TensorNames.LabelFormsBias(head.Name), 1, _labels * _label),
               model.Weights(TensorNames.LabelLinear(head.Name), _label, _labelColumns),
               model.Weights(TensorNames.LabelBias(head.Name), 1, _labelColumns));
    }

    /// <summary>The head.</summary>
    public LinkHeadSpec Head { get; }

    /// <summary>Links a batch.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Output of the head's layer, in packed order.</param>
    /// <param name="heads">One per token in the order of sentences: receives the index of its head in the sentence, −1 for the root.</param>
    /// <param name="labels">The same: receives the index of the link's label; left alone if the links have none.</param>
    public void Run(PackedBatch batch, ReadOnlySpan<float> input, Span<int> heads, Span<int> labels)
    {
        Prepare(batch, input);
        for (var b = 0; b < batch.Count; b++)
        {
            Link(batch.Start(b), heads.Slice(batch.Start(b), batch.Length(b)));
        }

        if (_labels > 0)
        {
            Label(batch, heads, labels);
        }
    }

    /// <summary>Reads a batch, so that <see cref="Score"/> can be asked.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Output of the head's layer, in packed order.</param>
    public void Prepare(PackedBatch batch, ReadOnlySpan<float> input)
    {
        Buffers.Grow(ref _packed, batch.Rows * _partColumns);
        Buffers.Grow(ref _bySentence, batch.Rows * _partColumns);
        Buffers.Grow(ref _queries, batch.Rows * _arc);
        Buffers.FillRows(_packed, _partsBias, batch.Rows);
        Gemm.MultiplyAdd(input, _width, 1, _parts, _packed, _partColumns, batch.Rows, _width, _partColumns);
        Elementwise.LeakyRectify(_packed.AsSpan(0, batch.Rows * _partColumns));
        batch.Unpack(_packed, _partColumns, _bySentence);
        Buffers.FillRows(_queries, _formBias, batch.Rows);
        Gemm.MultiplyAdd(_bySentence, _partColumns, 1, _form, _queries, _arc, batch.Rows, _arc, _arc);
    }

    /// <summary>Scores of all links of a sentence or passage of the batch that was prepared.</summary>
    /// <param name="start">Its first row in the order of sentences.</param>
    /// <param name="length">Its tokens.</param>
    /// <param name="stride">Distance of the rows of the result.</param>
    /// <returns>A row per token: the root, then every token; valid until the next call.</returns>
    public Span<float> Score(int start, int length, out int stride)
    {
        var candidates = length + 1;
        stride = Gemm.Pad(candidates);
        Buffers.Grow(ref _heads, candidates * _arc);
        Buffers.Grow(ref _headPanels, Panels.Length(_arc, candidates));
        Buffers.Grow(ref _scores, length * stride);
        _root.AsSpan(0, _arc).CopyTo(_heads);
        for (var i = 0; i < length; i++)
        {
            _bySentence.AsSpan(((start + i) * _partColumns) + _arc, _arc).CopyTo(_heads.AsSpan((i + 1) * _arc));
        }

        Panels.PackTransposed(_heads, _arc, candidates, _arc, _headPanels);
        var scores = _scores.AsSpan(0, length * stride);
        scores.Clear();
        Gemm.MultiplyAdd(_queries.AsSpan(start * _arc), _arc, 1, _headPanels, scores, stride, length, _arc, stride);
        return scores;
    }

    private void Link(int start, Span<int> heads)
    {
        var candidates = heads.Length + 1;
        var scores = Score(start, heads.Length, out var stride);
        if (Head.Tree)
        {
            _trees.Decode(scores, stride, heads);
            return;
        }

        for (var i = 0; i < heads.Length; i++)
        {
            scores[(i * stride) + i + 1] = float.NegativeInfinity; // Nothing is linked to itself.
            heads[i] = Elementwise.ArgMax(scores.Slice(i * stride, candidates)) - 1;
        }
    }

    private void Label(PackedBatch batch, ReadOnlySpan<int> heads, Span<int> labels)
    {
        var scores = ScoreLabels(batch, heads);
        for (var row = 0; row < batch.Rows; row++)
        {
            labels[row] = heads[row] < 0 && _rootLabel >= 0 ? _rootLabel : Elementwise.ArgMax(scores.Slice(row * _labelColumns, _labels));
        }
    }

    /// <summary>Distance of the rows of <see cref="ScoreLabels"/>.</summary>
    public int LabelColumns => _labelColumns;

    /// <summary>Scores of the labels of given links of the batch that was prepared. In a tree the root's label is the root's alone.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="heads">One per token in the order of sentences: the index of its head in the sentence, −1 for the root.</param>
    /// <returns>A row of <see cref="LabelColumns"/> numbers per token, of which the first are the labels'; the root of a tree has no meaningful ones.</returns>
    public Span<float> ScoreLabels(PackedBatch batch, ReadOnlySpan<int> heads)
    {
        // In blocks of rows, because the forms of all labels make thousands of numbers for a token.
        var dependentColumn = 2 * _arc;
        var headColumn = dependentColumn + _label;
        var width = _labels * _label;
        Buffers.Grow(ref _labelQueries, LabelRows * width);
        Buffers.Grow(ref _labelScores, batch.Rows * _labelColumns);
        Buffers.FillRows(_labelScores, _labelBias, batch.Rows);
        Gemm.MultiplyAdd(_bySentence.AsSpan(dependentColumn), _partColumns, 1, _labelLinear, _labelScores, _labelColumns, batch.Rows, _label, _labelColumns);
        var sentence = 0;
        for (var first = 0; first < batch.Rows; first += LabelRows)
        {
            var rows = Math.Min(LabelRows, batch.Rows - first);
            Buffers.FillRows(_labelQueries, _labelFormsBias, rows);
            Gemm.MultiplyAdd(_bySentence.AsSpan((first * _partColumns) + dependentColumn), _partColumns, 1, _labelForms, _labelQueries, width, rows, _label, width);
            for (var row = first; row < first + rows; row++)
            {
                while (row >= batch.Start(sentence) + batch.Length(sentence))
                {
                    sentence++;
                }

                if (heads[row] < 0 && _rootLabel >= 0)
                {
                    continue;
                }

                var head = heads[row] < 0
                    ? _root.AsSpan(_arc, _label)
                    : _bySentence.AsSpan(((batch.Start(sentence) + heads[row]) * _partColumns) + headColumn, _label);
                var scores = _labelScores.AsSpan(row * _labelColumns, _labels);
                for (var label = 0; label < _labels; label++)
                {
                    scores[label] += Elementwise.Dot(_labelQueries.AsSpan(((row - first) * width) + (label * _label), _label), head);
                }

                if (_rootLabel >= 0)
                {
                    scores[_rootLabel] = float.NegativeInfinity;
                }
            }
        }

        return _labelScores;
    }
}
