namespace DiploMesh.Language.Neural;

/// <summary>Runs the layers for passages: on what the last layer for sentences says of each token, and on quotation marks.</summary>
internal sealed class PassageEncoder
{
    private readonly EncoderSpec _spec;
    private readonly LayerRunner[] _layers;
    private readonly float[] _quotations;
    private readonly float[][] _outputs;
    private float[] _input = [];
    private float[] _gates = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">A model that has such layers.</param>
    public PassageEncoder(NeuralModel model)
    {
        _spec = model.Encoder;
        _layers = [.. Enumerable.Range(_spec.Layers, _spec.PassageLayers).Select(layer => new LayerRunner(model, layer))];
        _quotations = model.Weights(TensorNames.Quotations, Quotations.States, _spec.QuotationDimension);
        _outputs = new float[_spec.PassageLayers][];
        Array.Fill(_outputs, []);
    }

    /// <summary>Output of a layer for the last batch, in its packed order.</summary>
    /// <param name="layer">The layer, counted with those for sentences.</param>
    /// <returns>A row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</returns>
    public ReadOnlySpan<float> Output(int layer) => _outputs[layer - _spec.Layers];

    /// <summary>Runs every layer.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="firsts">First token of each passage of the batch.</param>
    /// <param name="states">What the last layer for sentences says, a row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</param>
    /// <param name="quotations">What <see cref="Quotations"/> says of each token.</param>
    public void Run(PackedBatch batch, ReadOnlySpan<int> firsts, ReadOnlySpan<float> states, ReadOnlySpan<byte> quotations)
    {
        var width = _layers[0].Inputs;
        Buffers.Grow(ref _input, batch.Rows * width);
        for (var b = 0; b < batch.Count; b++)
        {
            for (var i = 0; i < batch.Length(b); i++)
            {
                var token = firsts[b] + i;
                var row = _input.AsSpan(batch.Row(b, i) * width, width);
                states.Slice(token * _spec.OutputDimension, _spec.OutputDimension).CopyTo(row);
                _quotations.AsSpan(quotations[token] * _spec.QuotationDimension, _spec.QuotationDimension).CopyTo(row[_spec.OutputDimension..]);
            }
        }

        Buffers.Grow(ref _gates, batch.Rows * _spec.GateDimension);
        for (var i = 0; i < _layers.Length; i++)
        {
            Buffers.Grow(ref _outputs[i], batch.Rows * _spec.OutputDimension);
            _layers[i].WriteGates(i == 0 ? _input : _outputs[i - 1], batch.Rows, _gates);
            _layers[i].Run(batch, _gates, _outputs[i]);
        }
    }
}
