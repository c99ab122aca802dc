using System.Numerics;
using System.Runtime.InteropServices;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>One direction of an LSTM layer over a batch, forward and backward through time.</summary>
internal sealed class LstmLayer
{
    private readonly DenseLayer _input;
    private readonly Variable _recurrent;
    private readonly Dropout _recurrentDropout;
    private readonly bool _backward;
    private readonly int _hidden;
    private readonly int _column;
    private float[] _gates = [];
    private float[] _cells = [];
    private float[] _previous = [];
    private float[] _outputGradient = [];
    private float[] _cellGradient = [];
    private float[] _stepGradient = [];
    private float[] _transposed = [];
    private float[] _panels = [];

    /// <summary>Makes a direction.</summary>
    /// <param name="variables">Where its weights go.</param>
    /// <param name="spec">Sizes.</param>
    /// <param name="layer">Number of the layer.</param>
    /// <param name="backward">Whether it reads from the end.</param>
    /// <param name="seed">The run's seed.</param>
    public LstmLayer(VariableSet variables, EncoderSpec spec, int layer, bool backward, ulong seed)
    {
        _hidden = spec.Hidden;
        _backward = backward;
        _column = backward ? _hidden : 0;
        _recurrentDropout = new Dropout(_hidden);

        // The limit of one gate, not of all four as one matrix.
        var weights = variables.AddWeights(TensorNames.LayerInput(layer, backward), spec.LayerInput(layer), 4 * _hidden, seed, 1.5f);
        _recurrent = variables.AddWeights(TensorNames.LayerRecurrent(layer, backward), _hidden, 4 * _hidden, seed, 1.5f);
        var bias = variables.AddVector(
            TensorNames.LayerBias(layer, backward), 4 * _hidden, parameter => parameter.Value.AsSpan(_hidden, _hidden).Fill(1)); // Remember at first.
        _input = new DenseLayer(weights, bias);
    }

    /// <summary>Runs over a batch.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Inputs in packed order.</param>
    /// <param name="inputWidth">Numbers of an input.</param>
    /// <param name="output">Receives the outputs in its half of the columns.</param>
    /// <param name="recurrentDropout">Share of the outputs that the next step does not see.</param>
    /// <param name="random">Where masks are drawn from.</param>
    public void Forward(PackedBatch batch, ReadOnlySpan<float> input, int inputWidth, Span<float> output, float recurrentDropout, ref RandomStream random)
    {
        var width = 2 * _hidden;
        _recurrentDropout.Draw(batch.Count, recurrentDropout, ref random);
        Buffers.Grow(ref _gates, batch.Rows * 4 * _hidden);
        Buffers.Grow(ref _cells, batch.Rows * _hidden);
        Buffers.Grow(ref _previous, batch.Rows * _hidden);
        _previous.AsSpan(0, batch.Rows * _hidden).Clear();
        _input.Forward(input, inputWidth, batch.Rows, _gates);
        for (var i = 0; i < batch.Steps; i++)
        {
            var (step, before, continued) = Step(batch, i);
            var first = batch.Offset(step);
            if (continued > 0)
            {
                for (var b = 0; b < continued; b++)
                {
                    var previous = _previous.AsSpan((first + b) * _hidden, _hidden);
                    output.Slice(((batch.Offset(before) + b) * width) + _column, _hidden).CopyTo(previous);
                    _recurrentDropout.Apply(b, previous);
                }

                Gemm.MultiplyAdd(_previous.AsSpan(first * _hidden), _hidden, 1, _recurrent.Value, _gates.AsSpan(first * 4 * _hidden), 4 * _hidden, continued, _hidden, 4 * _hidden);
            }

            for (var b = 0; b < batch.Active(step); b++)
            {
                var previousCell = b < continued ? _cells.AsSpan((batch.Offset(before) + b) * _hidden, _hidden) : [];
                Elementwise.LstmStep(
                    _gates.AsSpan((first + b) * 4 * _hidden, 4 * _hidden), previousCell, _cells.AsSpan((first + b) * _hidden, _hidden),
                    output.Slice(((first + b) * width) + _column, _hidden));
            }
        }
    }

    /// <summary>Adds to the gradients of the weights and of the input.</summary>
    /// <param name="batch">The order of the tokens.</param>
    /// <param name="input">Inputs as they were.</param>
    /// <param name="inputWidth">Numbers of an input.</param>
    /// <param name="outputGradient">Gradient of the outputs of both directions.</param>
    /// <param name="inputGradient">Gradient of the inputs, added to.</param>
    public void Backward(PackedBatch batch, ReadOnlySpan<float> input, int inputWidth, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var width = 2 * _hidden;
        Buffers.Grow(ref _outputGradient, batch.Rows * _hidden);
        Buffers.Grow(ref _cellGradient, batch.Rows * _hidden);
        Buffers.Grow(ref _stepGradient, batch.Count * _hidden);
        Buffers.Grow(ref _transposed, 4 * _hidden * _hidden);
        _cellGradient.AsSpan(0, batch.Rows * _hidden).Clear();
        for (var row = 0; row < batch.Rows; row++)
        {
            outputGradient.Slice((row * width) + _column, _hidden).CopyTo(_outputGradient.AsSpan(row * _hidden));
        }

        Panels.Transpose(_recurrent.Value, _hidden, 4 * _hidden, _transposed);
        for (var i = batch.Steps - 1; i >= 0; i--)
        {
            var (step, before, continued) = Step(batch, i);
            var first = batch.Offset(step);
            for (var b = 0; b < batch.Active(step); b++)
            {
                var row = first + b;
                var previousRow = (batch.Offset(before) + b) * _hidden;
                StepBackward(
                    _gates.AsSpan(row * 4 * _hidden, 4 * _hidden),
                    _cells.AsSpan(row * _hidden, _hidden),
                    b < continued ? _cells.AsSpan(previousRow, _hidden) : [],
                    _outputGradient.AsSpan(row * _hidden, _hidden),
                    _cellGradient.AsSpan(row * _hidden, _hidden),
                    b < continued ? _cellGradient.AsSpan(previousRow, _hidden) : []);
            }

            if (continued > 0)
            {
                var gradient = _stepGradient.AsSpan(0, continued * _hidden);
                gradient.Clear();
                Gemm.MultiplyAdd(_gates.AsSpan(first * 4 * _hidden), 4 * _hidden, 1, _transposed, gradient, _hidden, continued, 4 * _hidden, _hidden);
                for (var b = 0; b < continued; b++)
                {
                    var part = gradient.Slice(b * _hidden, _hidden);
                    _recurrentDropout.Apply(b, part);
                    Elementwise.Add(part, _outputGradient.AsSpan((batch.Offset(before) + b) * _hidden, _hidden));
                }
            }
        }

        // _gates now holds the gradient of what went into the gates' functions.
        Buffers.Grow(ref _panels, batch.Rows * 4 * _hidden);
        Panels.Pack(_gates, 4 * _hidden, batch.Rows, 4 * _hidden, _panels);
        Gemm.MultiplyAddToPanels(_previous, 1, _hidden, _panels, _recurrent.Gradient, _hidden, batch.Rows, 4 * _hidden);
        _input.Backward(input, inputWidth, batch.Rows, _gates, inputGradient, inputWidth);
    }

    private (int Step, int Before, int Continued) Step(PackedBatch batch, int i)
    {
        var step = _backward ? batch.Steps - 1 - i : i;
        var before = i == 0 ? step : _backward ? step + 1 : step - 1;
        return (step, before, i == 0 ? 0 : Math.Min(batch.Active(step), batch.Active(before)));
    }

    private static void StepBackward(
        Span<float> gates, ReadOnlySpan<float> cell, ReadOnlySpan<float> previousCell, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> cellGradient, Span<float> previousCellGradient)
    {
        var hidden = cell.Length;
        var squashed = (Span<float>)stackalloc float[hidden];
        cell.CopyTo(squashed);
        Elementwise.Tanh(squashed);
        var i = Vectors(gates[..hidden]);
        var f = Vectors(gates.Slice(hidden, hidden));
        var g = Vectors(gates.Slice(2 * hidden, hidden));
        var o = Vectors(gates.Slice(3 * hidden, hidden));
        var c = MemoryMarshal.Cast<float, Vector<float>>(previousCell);
        var t = Vectors(squashed);
        var dh = MemoryMarshal.Cast<float, Vector<float>>(outputGradient);
        var dc = MemoryMarshal.Cast<float, Vector<float>>(cellGradient);
        var dp = Vectors(previousCellGradient);
        var one = Vector<float>.One;
        for (var j = 0; j < i.Length; j++)
        {
            var d = dc[j] + (dh[j] * o[j] * (one - (t[j] * t[j])));
            var di = d * g[j] * i[j] * (one - i[j]);
            var dg = d * i[j] * (one - (g[j] * g[j]));
            var df = Vector<float>.Zero;
            if (c.Length > 0)
            {
                df = d * c[j] * f[j] * (one - f[j]);
                dp[j] = d * f[j];
            }

            o[j] = dh[j] * t[j] * o[j] * (one - o[j]);
            (i[j], f[j], g[j]) = (di, df, dg);
        }
    }

    private static Span<Vector<float>> Vectors(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);
}
