namespace DiploMesh.Language.Neural;

/// <summary>
/// Copies matrices into the layout that <see cref="Gemm"/> reads: panels of <see cref="Gemm.PanelWidth"/> columns, each stored row after
/// row; the columns are padded with zeros to whole panels.
/// </summary>
internal static class Panels
{
    /// <summary>Numbers that a matrix takes in panels.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, padded or not.</param>
    /// <returns>The length.</returns>
    public static int Length(int rows, int columns) => rows * Gemm.Pad(columns);

    /// <summary>Where an element is.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <returns>Its index.</returns>
    public static int Index(int row, int column, int rows) =>
        (column / Gemm.PanelWidth * rows * Gemm.PanelWidth) + (row * Gemm.PanelWidth) + (column % Gemm.PanelWidth);

    /// <summary>Lays a matrix stored by rows out in panels.</summary>
    /// <param name="source">The matrix; row i starts at i · <paramref name="stride"/>.</param>
    /// <param name="stride">Distance of its rows.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of <see cref="Gemm.PanelWidth"/>.</param>
    /// <param name="panels">Where the panels go, <see cref="Length"/> numbers.</param>
    public static void Pack(ReadOnlySpan<float> source, int stride, int rows, int columns, Span<float> panels)
    {
        for (var column = 0; column < columns; column += Gemm.PanelWidth)
        {
            var panel = panels.Slice(column * rows, rows * Gemm.PanelWidth);
            for (var row = 0; row < rows; row++)
            {
                source.Slice((row * stride) + column, Gemm.PanelWidth).CopyTo(panel[(row * Gemm.PanelWidth)..]);
            }
        }
    }

    /// <summary>Lays the transpose of a matrix stored by rows out in panels.</summary>
    /// <param name="source">The matrix; row i starts at i · <paramref name="stride"/>.</param>
    /// <param name="stride">Distance of its rows.</param>
    /// <param name="rows">Its rows, which become columns.</param>
    /// <param name="columns">Its columns, which become rows.</param>
    /// <param name="panels">Where the panels go; <see cref="Length"/> of <paramref name="columns"/> × <paramref name="rows"/> numbers.</param>
    public static void PackTransposed(ReadOnlySpan<float> source, int stride, int rows, int columns, Span<float> panels)
    {
        var padded = Gemm.Pad(rows);
        for (var first = 0; first < padded; first += Gemm.PanelWidth)
        {
            var panel = panels.Slice(first * columns, columns * Gemm.PanelWidth);
            for (var offset = 0; offset < Gemm.PanelWidth; offset++)
            {
                var row = first + offset;
                if (row < rows)
                {
                    var numbers = source.Slice(row * stride, columns);
                    for (var column = 0; column < numbers.Length; column++)
                    {
                        panel[(column * Gemm.PanelWidth) + offset] = numbers[column];
                    }
                }
                else
                {
                    for (var column = 0; column < columns; column++)
                    {
                        panel[(column * Gemm.PanelWidth) + offset] = 0;
                    }
                }
            }
        }
    }

    /// <summary>Transposes a matrix in panels into panels.</summary>
    /// <param name="source">The matrix in panels.</param>
    /// <param name="rows">Its rows, a multiple of <see cref="Gemm.PanelWidth"/>.</param>
    /// <param name="columns">Its columns, a multiple of <see cref="Gemm.PanelWidth"/>.</param>
    /// <param name="panels">Where the transpose goes.</param>
    public static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> panels)
    {
        for (var column = 0; column < columns; column += Gemm.PanelWidth)
        {
            var from = source.Slice(column * rows, rows * Gemm.PanelWidth);
            for (var row = 0; row < rows; row += Gemm.PanelWidth)
            {
                var to = panels.Slice((row * columns) + (column * Gemm.PanelWidth), Gemm.PanelWidth * Gemm.PanelWidth);
                var block = from.Slice(row * Gemm.PanelWidth, Gemm.PanelWidth * Gemm.PanelWidth);
                for (var i = 0; i < Gemm.PanelWidth; i++)
                {
                    var line = block.Slice(i * Gemm.PanelWidth, Gemm.PanelWidth);
                    for (var j = 0; j < line.Length; j++)
                    {
                        to[(j * Gemm.PanelWidth) + i] = line[j];
                    }
                }
            }
        }
    }
}
