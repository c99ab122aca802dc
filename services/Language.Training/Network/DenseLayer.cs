using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>y = x · W + b, and its gradient.</summary>
/// <param name="weights">W in panels; its rows must be a multiple of <see cref="Gemm.PanelWidth"/>.</param>
/// <param name="bias">b, or null for none.</param>
internal sealed class DenseLayer(Variable weights, Variable? bias)
{
    private float[] _panels = [];
    private float[] _transposed = [];

    private int Inputs => weights.Parameter.Rows;

    private int Outputs => weights.Parameter.Columns;

    /// <summary>Computes y.</summary>
    /// <param name="x">Inputs.</param>
    /// <param name="xStride">Distance of their rows.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="y">Outputs, one row after the other.</param>
    public void Forward(ReadOnlySpan<float> x, int xStride, int rows, Span<float> y)
    {
        if (bias is null)
        {
            y[..(rows * Outputs)].Clear();
        }
        else
        {
            Buffers.FillRows(y, bias.Value, rows);
        }

        Gemm.MultiplyAdd(x, xStride, 1, weights.Value, y, Outputs, rows, Inputs, Outputs);
    }

    /// <summary>Adds to the gradients of W and b and, unless it is empty, to <paramref name="dx"/>.</summary>
    /// <param name="x">The inputs as they were.</param>
    /// <param name="xStride">Distance of their rows.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="dy">Gradient of the outputs, one row after the other.</param>
    /// <param name="dx">Gradient of the inputs, added to.</param>
    /// <param name="dxStride">Distance of its rows.</param>
    public void Backward(ReadOnlySpan<float> x, int xStride, int rows, ReadOnlySpan<float> dy, Span<float> dx, int dxStride)
    {
        if (rows == 0)
        {
            return;
        }

        Buffers.Grow(ref _panels, rows * Outputs);
        Panels.Pack(dy, Outputs, rows, Outputs, _panels);
        Gemm.MultiplyAddToPanels(x, 1, xStride, _panels, weights.Gradient, Inputs, rows, Outputs);
        for (var row = 0; row < rows && bias is not null; row++)
        {
            Elementwise.Add(dy.Slice(row * Outputs, Outputs), bias.Gradient);
        }

        if (!dx.IsEmpty)
        {
            Buffers.Grow(ref _transposed, Inputs * Outputs);
            Panels.Transpose(weights.Value, Inputs, Outputs, _transposed);
            Gemm.MultiplyAdd(dy, Outputs, 1, _transposed, dx, dxStride, rows, Outputs, Inputs);
        }
    }
}
