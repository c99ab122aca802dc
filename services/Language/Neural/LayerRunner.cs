namespace DiploMesh.Language.Neural;

/// <summary>Runs one bidirectional LSTM layer over a batch.</summary>
internal sealed class LayerRunner
{
    private readonly int _hidden;
    private readonly float[] _input;
    private readonly float[] _bias;
    private readonly float[] _forward;
    private readonly float[] _backward;
    private float[] _cells = [];

    /// <summary>Makes one; it has buffers of its own and serves one thread.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The layer.</param>
    public LayerRunner(NeuralModel model, int layer)
    {
        _hidden = model.Encoder.Hidden;
        Inputs = model.Encoder.LayerInput(layer);

        // Both directions read the same input: their weights stand side by side. Nothing but the words goes into the first layer (see WordGates).
        (_input, _bias) = layer == 0 ? ([], []) : model.LayerInput(layer);
        _forward = model.Weights(TensorNames.LayerRecurrent(layer, backward: false), _hidden, 4 * _hidden);
        _backward = model.Weights(TensorNames.LayerRecurrent(layer, backward: true), _hidden, 4 * _hidden);
    }

    /// <summary>Numbers of a token's input.</summary>
    public int Inputs { get; }

    /// <summary>Computes what the inputs send to the gates.</summary>
    /// <param name="input">A row of <see cref="Inputs"/> numbers per token.</param>
    /// <param name="rows">Tokens.</param>
    /// <param name="gates">A row of <see cref="EncoderSpec.GateDimension"/> numbers per token.</param>
    public void WriteGates(ReadOnlySpan<float> input, int rows, Span<float> gates)
    {
        Buffers.FillRows(gates, _bias, rows);
        Gemm.MultiplyAdd(input, Inputs, 1, _input, gates, 8 * _hidden, rows, Inputs, 8 * _hidden);
    }

    /// <summary>Runs both directions.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="gates">What the inputs send to the gates; overwritten.</param>
    /// <param name="output">Receives a row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</param>
    public void Run(PackedBatch batch, Span<float> gates, Span<float> output)
    {
        Buffers.Grow(ref _cells, batch.Count * _hidden);
        Run(batch, gates, output, backward: false);
        Run(batch, gates, output, backward: true);
    }

    private void Run(PackedBatch batch, Span<float> allGates, Span<float> output, bool backward)
    {
        var hidden = _hidden;
        var width = 2 * hidden;
        var gateWidth = 8 * hidden;
        var column = backward ? hidden : 0;
        var recurrent = backward ? _backward : _forward;
        for (var i = 0; i < batch.Steps; i++)
        {
            var step = backward ? batch.Steps - 1 - i : i;
            var before = backward ? step + 1 : step - 1;
            var gates = allGates[((batch.Offset(step) * gateWidth) + (4 * column))..];
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
}
