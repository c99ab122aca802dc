namespace DiploMesh.Language.Neural;

/// <summary>Runs the encoder's layers for sentences over a batch.</summary>
internal sealed class EncoderRunner
{
    private readonly EncoderSpec _spec;
    private readonly LayerRunner[] _layers;
    private readonly float[][] _outputs;
    private float[] _gates = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    public EncoderRunner(NeuralModel model)
    {
        _spec = model.Encoder;
        _layers = [.. Enumerable.Range(0, _spec.Layers).Select(layer => new LayerRunner(model, layer))];
        _outputs = new float[_spec.Layers][];
        Array.Fill(_outputs, []);
    }

    /// <summary>Layers for sentences.</summary>
    public int Layers => _layers.Length;

    /// <summary>Output of a layer for the last batch, in its packed order.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>A row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</returns>
    public ReadOnlySpan<float> Output(int layer) => _outputs[layer];

    /// <summary>Runs every layer.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="words">Makes what the words send to the gates of the first layer.</param>
    public void Run(PackedBatch batch, WordGates words)
    {
        Buffers.Grow(ref _gates, batch.Rows * _spec.GateDimension);
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            Buffers.Grow(ref _outputs[layer], batch.Rows * _spec.OutputDimension);
            if (layer == 0)
            {
                words.Write(_gates);
            }
            else
            {
                _layers[layer].WriteGates(_outputs[layer - 1], batch.Rows, _gates);
            }

            _layers[layer].Run(batch, _gates, _outputs[layer]);
        }
    }
}
