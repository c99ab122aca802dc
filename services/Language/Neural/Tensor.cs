namespace DiploMesh.Language.Neural;

/// <summary>How the numbers of a tensor are laid out.</summary>
internal enum TensorLayout : byte
{
    /// <summary>Row after row; kept at 8 bits with one scale per row: tables of embeddings.</summary>
    Rows = 0,

    /// <summary>In panels (<see cref="Panels"/>); kept at 8 bits with one scale per column: weights of a layer.</summary>
    Panels = 1,

    /// <summary>Row after row; kept in single precision: biases and other small vectors.</summary>
    Exact = 2,
}

/// <summary>A named matrix of weights.</summary>
/// <param name="Name">Its name, unique in the model.</param>
/// <param name="Layout">How the numbers are laid out.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns; of panels a multiple of <see cref="Gemm.PanelWidth"/>.</param>
/// <param name="Values">The numbers.</param>
internal sealed record Tensor(string Name, TensorLayout Layout, int Rows, int Columns, float[] Values);

/// <summary>A tensor's numbers at 8 bits: value = scale · number, one scale for each row or, in panels, each column.</summary>
/// <param name="Numbers">The numbers, −127 to 127, in the order of the tensor.</param>
/// <param name="Scales">The scales.</param>
internal sealed record QuantizedTensor(sbyte[] Numbers, Half[] Scales)
{
    /// <summary>Rounds a tensor.</summary>
    /// <param name="tensor">One whose layout has scales.</param>
    /// <returns>Its numbers and scales.</returns>
    public static QuantizedTensor From(Tensor tensor)
    {
        var greatest = new float[Groups(tensor)];
        for (var i = 0; i < tensor.Values.Length; i++)
        {
            ref var group = ref greatest[Group(tensor, i)];
            group = Math.Max(group, Math.Abs(tensor.Values[i]));
        }

        var scales = Array.ConvertAll(greatest, value => (Half)(value / 127));
        var numbers = new sbyte[tensor.Values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var scale = (float)scales[Group(tensor, i)];
            numbers[i] = scale > 0 ? (sbyte)Math.Clamp(MathF.Round(tensor.Values[i] / scale), -127, 127) : (sbyte)0;
        }

        return new QuantizedTensor(numbers, scales);
    }

    /// <summary>The tensor that these numbers stand for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>The tensor.</returns>
    public Tensor ToTensor(string name, TensorLayout layout, int rows, int columns)
    {
        var values = new float[Numbers.Length];
        var scales = Array.ConvertAll(Scales, scale => (float)scale);
        if (layout == TensorLayout.Rows)
        {
            for (var row = 0; row < rows; row++)
            {
                var scale = scales[row];
                for (var i = row * columns; i < (row + 1) * columns; i++)
                {
                    values[i] = Numbers[i] * scale;
                }
            }
        }
        else
        {
            for (var column = 0; column < columns; column += Gemm.PanelWidth)
            {
                var panel = scales.AsSpan(column, Gemm.PanelWidth);
                for (var line = column * rows; line < (column + Gemm.PanelWidth) * rows; line += Gemm.PanelWidth)
                {
                    for (var lane = 0; lane < panel.Length; lane++)
                    {
                        values[line + lane] = Numbers[line + lane] * panel[lane];
                    }
                }
            }
        }

        return new Tensor(name, layout, rows, columns, values);
    }

    /// <summary>Number of scales of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>Its rows, or in panels its columns.</returns>
    public static int Groups(Tensor tensor) => tensor.Layout == TensorLayout.Rows ? tensor.Rows : tensor.Columns;

    private static int Group(Tensor tensor, int index) => tensor.Layout == TensorLayout.Rows
        ? index / tensor.Columns
        : (index / (tensor.Rows * Gemm.PanelWidth) * Gemm.PanelWidth) + (index % Gemm.PanelWidth);
}
