using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>A replica of the whole network in training: encoder and heads, forward and backward over a batch.</summary>
internal sealed class EncoderNetwork
{
    private readonly EncoderSpec _spec;
    private readonly IReadOnlyList<HeadSpec> _headSpecs;
    private readonly InputLayer _input;
    private readonly PassageInput? _passages;
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
        _layers = [.. Enumerable.Range(0, spec.AllLayers).Select(layer => new Layer(Variables, spec, layer, seed))];
        _passages = spec.PassageLayers > 0 ? new PassageInput(Variables, spec, seed) : null;
        _headDropout = new Dropout(spec.OutputDimension);
        _heads = [.. heads.Select(head => Make(head, seed))];
    }

    /// <summary>The weights with this replica's gradients.</summary>
    public VariableSet Variables { get; }

    /// <summary>Tokens that each head can learn from.</summary>
    /// <param name="passages">Passages.</param>
    /// <returns>One number per head.</returns>
    public int[] CountGold(IEnumerable<Passage> passages)
    {
        var counts = new int[_heads.Length];
        foreach (var passage in passages)
        {
            foreach (var gold in passage.Sentences.Select(sentence => sentence.Gold).Append(passage.Gold ?? []))
            {
                for (var head = 0; head < gold.Length; head++)
                {
                    counts[head] += gold[head] is { } known ? _heads[head].CountGold(known) : 0;
                }
            }
        }

        return counts;
    }

    /// <summary>Runs a batch forward and backward; the gradients are added to those of <see cref="Variables"/>.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="scales">Factor to the loss of one token, for each head.</param>
    /// <param name="regularization">What may be dropped.</param>
    /// <param name="random">Where that is drawn from.</param>
    /// <param name="losses">Receives the loss of each head, added to.</param>
    public void Run(IEnumerable<Passage> passages, ReadOnlySpan<float> scales, Regularization regularization, RandomStream random, Span<double> losses)
    {
        _batch.Reset(passages);
        if (_batch.Sentences.Layout.Rows == 0)
        {
            return;
        }

        var layers = _batch.Passages.Layout.Rows > 0 ? _spec.AllLayers : _spec.Layers;
        Forward(layers, regularization, ref random);
        for (var i = 0; i < layers; i++)
        {
            var length = ViewOf(i).Layout.Rows * _spec.OutputDimension;
            Buffers.Grow(ref _layers[i].OutputGradient, length);
            _layers[i].OutputGradient.AsSpan(0, length).Clear();
        }

        for (var head = 0; head < _heads.Length; head++)
        {
            if (_headSpecs[head].Layer < layers)
            {
                losses[head] += RunHead(head, scales[head], regularization, ref random);
            }
        }

        Backward(layers);
    }

    private BatchView ViewOf(int layer) => layer < _spec.Layers ? _batch.Sentences : _batch.Passages;

    private void Forward(int layers, Regularization regularization, ref RandomStream random)
    {
        for (var i = 0; i < layers; i++)
        {
            var layer = _layers[i];
            var layout = ViewOf(i).Layout;
            var width = _spec.LayerInput(i);
            Buffers.Grow(ref layer.Input, layout.Rows * width);
            Buffers.Grow(ref layer.InputGradient, layout.Rows * width);
            Buffers.Grow(ref layer.Output, layout.Rows * _spec.OutputDimension);
            if (i == 0)
            {
                _input.Forward(_batch, layer.Input, regularization, ref random);
            }
            else if (i == _spec.Layers)
            {
                _passages!.Forward(_batch, _layers[i - 1].Output, layer.Input);
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
        var view = ViewOf(_headSpecs[head].Layer);
        var layout = view.Layout;
        var width = _spec.OutputDimension;
        var gold = view.Gold.Select(known => known[head]).ToArray();
        if (Array.TrueForAll(gold, known => known is null))
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
        var loss = _heads[head].Run(view, gold, _bySentence, gradient, scale, regularization, ref random);
        _headDropout.ApplyBySentence(layout, gradient);
        layout.PackAdd(gradient, width, layer.OutputGradient);
        return loss;
    }

    private void Backward(int layers)
    {
        for (var i = layers - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            var layout = ViewOf(i).Layout;
            var width = _spec.LayerInput(i);
            var gradient = layer.InputGradient.AsSpan(0, layout.Rows * width);
            gradient.Clear();
            layer.Forward.Backward(layout, layer.Input, width, layer.OutputGradient, gradient);
            layer.Backward.Backward(layout, layer.Input, width, layer.OutputGradient, gradient);
            layer.InputDropout.ApplyPacked(layout, gradient);
            if (i == 0)
            {
                _input.Backward(_batch, gradient);
            }
            else if (i == _spec.Layers)
            {
                _passages!.Backward(_batch, gradient, _layers[i - 1].OutputGradient);
            }
            else
            {
                Elementwise.Add(gradient, _layers[i - 1].OutputGradient);
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
