namespace DiploMesh.Language.Neural;

/// <summary>Runs a tag head: the best label of every token or, chained, the best sequence of labels of every sentence.</summary>
internal sealed class TagRunner
{
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly float[]? _transitions;
    private readonly int _width;
    private readonly int _columns;
    private readonly int _labels;
    private readonly ChainDecoder _chain = new();
    private readonly ChainMarginals _marginals = new();
    private int _rows;
    private float[] _scores = [];
    private float[] _bySentence = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    /// <param name="head">The head.</param>
    public TagRunner(NeuralModel model, TagHeadSpec head)
    {
        Head = head;
        _width = model.Encoder.OutputDimension;
        _labels = head.Labels.Count;
        _columns = Gemm.Pad(_labels);
        _weights = model.Weights(TensorNames.TagWeights(head.Name), _width, _columns);
        _bias = model.Weights(TensorNames.TagBias(head.Name), 1, _columns);
        _transitions = head.Chained ? model.Weights(TensorNames.TagTransitions(head.Name), _labels + 1, _labels) : null;
    }

    /// <summary>The head.</summary>
    public TagHeadSpec Head { get; }

    /// <summary>Labels a batch.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Output of the head's layer, in packed order.</param>
    /// <param name="labels">One per token in the order of sentences: receives the label's index.</param>
    public void Run(PackedBatch batch, ReadOnlySpan<float> input, Span<int> labels)
    {
        Prepare(batch, input);
        for (var b = 0; b < batch.Count; b++)
        {
            Choose(batch.Start(b), labels.Slice(batch.Start(b), batch.Length(b)));
        }
    }

    /// <summary>Reads a batch, so that <see cref="Choose"/> and <see cref="Probabilities"/> can be asked.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Output of the head's layer, in packed order.</param>
    public void Prepare(PackedBatch batch, ReadOnlySpan<float> input)
    {
        Buffers.Grow(ref _scores, batch.Rows * _columns);
        Buffers.Grow(ref _bySentence, batch.Rows * _columns);
        Buffers.FillRows(_scores, _bias, batch.Rows);
        Gemm.MultiplyAdd(input, _width, 1, _weights, _scores, _columns, batch.Rows, _width, _columns);
        batch.Unpack(_scores, _columns, _bySentence);
        _rows = batch.Rows;
    }

    /// <summary>The best labels of a sentence or passage of the batch that was prepared.</summary>
    /// <param name="start">Its first row in the order of sentences.</param>
    /// <param name="chosen">One per token: receives the label's index.</param>
    public void Choose(int start, Span<int> chosen)
    {
        var scores = ScoresOf(start, chosen.Length);
        if (_transitions is not null)
        {
            _chain.Decode(scores, _columns, _transitions, _labels, chosen);
            return;
        }

        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = Elementwise.ArgMax(scores.Slice(i * _columns, _labels));
        }
    }

    /// <summary>The probability of every label of the tokens of a sentence or passage of the batch that was prepared; of a chained head only.</summary>
    /// <param name="start">Its first row in the order of sentences.</param>
    /// <param name="length">Its tokens.</param>
    /// <param name="probabilities">A row per token, a number per label.</param>
    public void Probabilities(int start, int length, Span<float> probabilities) =>
        _marginals.Compute(ScoresOf(start, length), _columns, _transitions!, _labels, probabilities[..(length * _labels)]);

    /// <summary>Adds to the scores of a label on all tokens of the batch that was prepared: makes spans that begin with it more, or less, likely.</summary>
    /// <param name="label">Index of the label.</param>
    /// <param name="bias">What to add.</param>
    public void Bias(int label, float bias)
    {
        for (var at = label; at < _rows * _columns; at += _columns)
        {
            _bySentence[at] += bias;
        }
    }

    /// <summary>Distance of the rows of <see cref="ScoresOf"/>.</summary>
    public int Columns => _columns;

    /// <summary>Scores of the labels of the tokens of a sentence or passage of the batch that was prepared.</summary>
    /// <param name="start">Its first row in the order of sentences.</param>
    /// <param name="length">Its tokens.</param>
    /// <returns>A row of <see cref="Columns"/> numbers per token, of which the first are the labels'.</returns>
    public Span<float> ScoresOf(int start, int length) => _bySentence.AsSpan(start * _columns, length * _columns);
}
