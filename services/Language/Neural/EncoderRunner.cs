namespace DiploMesh.Language.Neural;

/// <summary>Runs the encoder's bidirectional LSTM layers over a batch.</summary>
internal sealed class EncoderRunner
{
    private readonly EncoderSpec _spec;
    private readonly Layer[] _layers;
    private readonly float[][] _outputs;
    private float[] _gates = [];
    private float[] _cells = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    public EncoderRunner(NeuralModel model)
    {
        _spec = model.Encoder;
        _layers = [.. Enumerable.Range(0, _spec.Layers).Select(layer => Layer.Of(model, layer))];
        _outputs = new float[_spec.Layers][];
        Array.Fill(_outputs, []);
    }

    /// <summary>Output of a layer for the last batch, in its packed order.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>A row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</returns>
    public ReadOnlySpan<float> Output(int layer) => _outputs[layer];

    /// <summary>Runs every layer.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="words">Makes what the words send to the gates of the first layer.</param>
    public void Run(PackedBatch batch, WordGates words)
    {
        var width = _spec.GateDimension;
        Buffers.Grow(ref _gates, batch.Rows * width);
        Buffers.Grow(ref _cells, batch.Count * _spec.Hidden);
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            Buffers.Grow(ref _outputs[layer], batch.Rows * _spec.OutputDimension);
            if (layer == 0)
            {
                words.Write(_gates);
            }
            else
            {
                Buffers.FillRows(_gates, _layers[layer].Bias, batch.Rows);
                Gemm.MultiplyAdd(_outputs[layer - 1], _spec.OutputDimension, 1, _layers[layer].Input, _gates, width, batch.Rows, _spec.OutputDimension, width);
            }

            Run(batch, _layers[layer].Forward, _outputs[layer], backward: false);
            Run(batch, _layers[layer].Backward, _outputs[layer], backward: true);
        }
    }

    private void Run(PackedBatch batch, float[] recurrent, Span<float> output, bool backward)
    {
        var hidden = _spec.Hidden;
        var width = _spec.OutputDimension;
        var gateWidth = _spec.GateDimension;
        var column = backward ? hidden : 0;
        for (var i = 0; i < batch.Steps; i++)
        {
            var step = backward ? batch.Steps - 1 - i : i;
            var before = backward ? step + 1 : step - 1;
            var gates = _gates.AsSpan((batch.Offset(step) * gateWidth) + (4 * column));
            var continued = i == 0 ? 0 : Math.Min(batch.Active(step), batch.Active(before));
            if (continued > 0)
            {
                Gemm.MultiplyAdd(output[((batch.Offset(before) * width) + column)..], width, 1, recurrent, gates, gateWidth, continued, hidden, 4 * hidden);
            }

            for (var b = 0; b < batch.Active(step); b++)
            {
                var cell = _cells.AsSpan(b * hidden, hidden);
                Elementwise.LstmStep(
                    gates.Slice(b * gateWidth, 4 * hidden), b < continued ? cell : [], cell, output.Slice(((batch.Offset(step) + b) * width) + column, hidden));
            }
        }
    }

    // Both directions read the same input: their weights stand side by side. Nothing but the words goes into the first layer.
    private sealed record Layer(float[] Input, float[] Bias, float[] Forward, float[] Backward)
    {
        public static Layer Of(NeuralModel model, int layer)
        {
            var (input, bias) = layer == 0 ? ([], []) : model.LayerInput(layer);
            return new Layer(input, bias, Recurrent(model, layer, backward: false), Recurrent(model, layer, backward: true));
        }

        private static float[] Recurrent(NeuralModel model, int layer, bool backward) =>
            model.Weights(TensorNames.LayerRecurrent(layer, backward), model.Encoder.Hidden, 4 * model.Encoder.Hidden);
    }
}
