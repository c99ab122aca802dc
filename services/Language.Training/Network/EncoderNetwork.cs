using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>A replica of the whole network in training: encoder and heads, forward and backward over a batch.</summary>
internal sealed class EncoderNetwork
{
    private readonly EncoderSpec _spec;
    private readonly IReadOnlyList<HeadSpec> _headSpecs;
    private readonly InputLayer _input;
    private readonly HeadLayer[] _heads;
    private readonly Layer[] _layers;
    private readonly TrainingBatch _batch = new();
    private readonly Dropout _headDropout;
    private float[] _bySentence = [];
    private float[] _headGradient = [];

    /// <summary>Makes a replica.</summary>
    /// <param name="spec">Sizes of the encoder.</param>
    /// <param name="heads">The heads.</param>
    /// <param name="words">Rows of the table of words.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="shared">A replica whose parameters this one shares; null to make them.</param>
    public EncoderNetwork(EncoderSpec spec, IReadOnlyList<HeadSpec> heads, int words, ulong seed, EncoderNetwork? shared = null)
    {
        spec.Validate();
        _spec = spec;
        _headSpecs = heads;
        Variables = new VariableSet(shared?.Variables);
        _input = new InputLayer(Variables, spec, words, seed);
        _layers = [.. Enumerable.Range(0, spec.Layers).Select(layer => new Layer(Variables, spec, layer, seed))];
        _headDropout = new Dropout(spec.OutputDimension);
        _heads = [.. heads.Select(head => Make(head, seed))];
    }

    /// <summary>The weights with this replica's gradients.</summary>
    public VariableSet Variables { get; }

    /// <summary>Tokens that each head can learn from.</summary>
    /// <param name="examples">Sentences.</param>
    /// <returns>One number per head.</returns>
    public int[] CountGold(IEnumerable<Example> examples)
    {
        var counts = new int[_heads.Length];
        foreach (var example in examples)
        {
            for (var head = 0; head < counts.Length; head++)
            {
                counts[head] += example.Gold[head] is { } gold ? _heads[head].CountGold(gold) : 0;
            }
        }

        return counts;
    }

    /// <summary>Runs a batch forward and backward; the gradients are added to those of <see cref="Variables"/>.</summary>
    /// <param name="examples">The sentences.</param>
    /// <param name="scales">Factor to the loss of one token, for each head.</param>
    /// <param name="regularization">What may be dropped.</param>
    /// <param name="random">Where that is drawn from.</param>
    /// <param name="losses">Receives the loss of each head, added to.</param>
    public void Run(IEnumerable<Example> examples, ReadOnlySpan<float> scales, Regularization regularization, RandomStream random, Span<double> losses)
    {
        _batch.Reset(examples);
        var layout = _batch.Layout;
        if (layout.Rows == 0)
        {
            return;
        }

        Forward(regularization, ref random);
        foreach (var layer in _layers)
        {
            Buffers.Grow(ref layer.OutputGradient, layout.Rows * _spec.OutputDimension);
            layer.OutputGradient.AsSpan(0, layout.Rows * _spec.OutputDimension).Clear();
        }

        for (var head = 0; head < _heads.Length; head++)
        {
            losses[head] += RunHead(head, scales[head], regularization, ref random);
        }

        Backward();
    }

    private void Forward(Regularization regularization, ref RandomStream random)
    {
        var layout = _batch.Layout;
        for (var i = 0; i < _layers.Length; i++)
        {
            var layer = _layers[i];
            var width = _spec.LayerInput(i);
            Buffers.Grow(ref layer.Input, layout.Rows * width);
            Buffers.Grow(ref layer.InputGradient, layout.Rows * width);
            Buffers.Grow(ref layer.Output, layout.Rows * _spec.OutputDimension);
            if (i == 0)
            {
                _input.Forward(_batch, layer.Input, regularization, ref random);
            }
            else
            {
                _layers[i - 1].Output.AsSpan(0, layout.Rows * width).CopyTo(layer.Input);
            }

            layer.InputDropout.Draw(layout.Count, i == 0 ? regularization.Input : regularization.Hidden, ref random);
            layer.InputDropout.ApplyPacked(layout, layer.Input);
            layer.Forward.Forward(layout, layer.Input, width, layer.Output, regularization.Recurrent, ref random);
            layer.Backward.Forward(layout, layer.Input, width, layer.Output, regularization.Recurrent, ref random);
        }
    }

    private double RunHead(int head, float scale, Regularization regularization, ref RandomStream random)
    {
        var layout = _batch.Layout;
        var width = _spec.OutputDimension;
        var gold = _batch.Examples.Select(example => example.Gold[head]).ToArray();
        if (Array.TrueForAll(gold, sentence => sentence is null))
        {
            return 0;
        }

        var layer = _layers[_headSpecs[head].Layer];
        Buffers.Grow(ref _bySentence, layout.Rows * width);
        Buffers.Grow(ref _headGradient, layout.Rows * width);
        var gradient = _headGradient.AsSpan(0, layout.Rows * width);
        gradient.Clear();
        layout.Unpack(layer.Output, width, _bySentence);
        _headDropout.Draw(layout.Count, regularization.Hidden, ref random);
        _headDropout.ApplyBySentence(layout, _bySentence);
        var loss = _heads[head].Run(_batch, gold, _bySentence, gradient, scale, regularization, ref random);
        _headDropout.ApplyBySentence(layout, gradient);
        layout.PackAdd(gradient, width, layer.OutputGradient);
        return loss;
    }

    private void Backward()
    {
        var layout = _batch.Layout;
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            var width = _spec.LayerInput(i);
            var gradient = layer.InputGradient.AsSpan(0, layout.Rows * width);
            gradient.Clear();
            layer.Forward.Backward(layout, layer.Input, width, layer.OutputGradient, gradient);
            layer.Backward.Backward(layout, layer.Input, width, layer.OutputGradient, gradient);
            layer.InputDropout.ApplyPacked(layout, gradient);
            if (i > 0)
            {
                Elementwise.Add(gradient, _layers[i - 1].OutputGradient);
            }
            else
            {
                _input.Backward(_batch, gradient);
            }
        }
    }

    private HeadLayer Make(HeadSpec head, ulong seed) => head switch
    {
        TagHeadSpec tag => new TagLayer(Variables, tag, _spec.OutputDimension, seed),
        LinkHeadSpec link => new LinkLayer(Variables, link, _spec.OutputDimension, seed),
        _ => throw new NotSupportedException($"There is no training of {head.GetType().Name}."),
    };

    private sealed class Layer(VariableSet variables, EncoderSpec spec, int number, ulong seed)
    {
        public float[] Input = [];
        public float[] InputGradient = [];
        public float[] Output = [];
        public float[] OutputGradient = [];

        public Dropout InputDropout { get; } = new(spec.LayerInput(number));

        public LstmLayer Forward { get; } = new(variables, spec, number, backward: false, seed);

        public LstmLayer Backward { get; } = new(variables, spec, number, backward: true, seed);
    }
}
