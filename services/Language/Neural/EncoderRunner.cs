namespace DiploMesh.Language.Neural;

/// <summary>Runs the encoder's bidirectional LSTM layers over a batch.</summary>
internal sealed class EncoderRunner
{
    private readonly EncoderSpec _spec;
    private readonly Direction[] _forward;
    private readonly Direction[] _backward;
    private readonly float[][] _outputs;
    private float[] _gates = [];
    private float[] _cells = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    public EncoderRunner(NeuralModel model)
    {
        _spec = model.Encoder;
        _forward = [.. Enumerable.Range(0, _spec.Layers).Select(layer => Direction.Of(model, layer, backward: false))];
        _backward = [.. Enumerable.Range(0, _spec.Layers).Select(layer => Direction.Of(model, layer, backward: true))];
        _outputs = new float[_spec.Layers][];
        Array.Fill(_outputs, []);
    }

    /// <summary>Output of a layer for the last batch, in its packed order.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>A row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</returns>
    public ReadOnlySpan<float> Output(int layer) => _outputs[layer];

    /// <summary>Runs every layer.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Their inputs in packed order.</param>
    public void Run(PackedBatch batch, ReadOnlySpan<float> input)
    {
        Buffers.Grow(ref _gates, batch.Rows * 4 * _spec.Hidden);
        Buffers.Grow(ref _cells, batch.Count * _spec.Hidden);
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            Buffers.Grow(ref _outputs[layer], batch.Rows * _spec.OutputDimension);
            var source = layer == 0 ? input : _outputs[layer - 1];
            Run(batch, _forward[layer], source, _spec.LayerInput(layer), _outputs[layer], backward: false);
            Run(batch, _backward[layer], source, _spec.LayerInput(layer), _outputs[layer], backward: true);
        }
    }

    private void Run(PackedBatch batch, Direction weights, ReadOnlySpan<float> input, int inputDimension, Span<float> output, bool backward)
    {
        var hidden = _spec.Hidden;
        var width = _spec.OutputDimension;
        var column = backward ? hidden : 0;
        Buffers.FillRows(_gates, weights.Bias, batch.Rows);
        Gemm.MultiplyAdd(input, inputDimension, 1, weights.Input, _gates, 4 * hidden, batch.Rows, inputDimension, 4 * hidden);
        for (var i = 0; i < batch.Steps; i++)
        {
            var step = backward ? batch.Steps - 1 - i : i;
            var before = backward ? step + 1 : step - 1;
            var gates = _gates.AsSpan(batch.Offset(step) * 4 * hidden);
            var continued = i == 0 ? 0 : Math.Min(batch.Active(step), batch.Active(before));
            if (continued > 0)
            {
                Gemm.MultiplyAdd(output[((batch.Offset(before) * width) + column)..], width, 1, weights.Recurrent, gates, 4 * hidden, continued, hidden, 4 * hidden);
            }

            for (var b = 0; b < batch.Active(step); b++)
            {
                var cell = _cells.AsSpan(b * hidden, hidden);
                Elementwise.LstmStep(
                    gates.Slice(b * 4 * hidden, 4 * hidden), b < continued ? cell : [], cell, output.Slice(((batch.Offset(step) + b) * width) + column, hidden));
            }
        }
    }

    private sealed record Direction(float[] Input, float[] Recurrent, float[] Bias)
    {
        public static Direction Of(NeuralModel model, int layer, bool backward)
        {
            var gates = 4 * model.Encoder.Hidden;
            return new Direction(
                model.Weights(TensorNames.LayerInput(layer, backward), model.Encoder.LayerInput(layer), gates),
                model.Weights(TensorNames.LayerRecurrent(layer, backward), model.Encoder.Hidden, gates),
                model.Weights(TensorNames.LayerBias(layer, backward), 1, gates));
        }
    }
}
