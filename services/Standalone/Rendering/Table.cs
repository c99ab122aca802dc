using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Style">How its cells look.</param>
internal readonly record struct Column(string Name, Style Style);

/// <summary>
/// A table. On a terminal its cells wrap within the width. In a pipe or a file it is plain: one line a row, columns lined up and
/// two spaces apart, the last one as long as it is, so that grep, awk and cut have an easy life.
/// </summary>
internal static class Table
{
    /// <summary>Writes a table.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows, a cell a column, each cell on one line.</param>
    public static void Write(Terminal terminal, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (terminal.IsInteractive)
        {
            WriteWrapped(terminal, columns, rows);
        }
        else
        {
            WriteFlat(terminal.Out, columns, rows);
        }
    }

    private static void WriteWrapped(Terminal terminal, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, BorderStyle = Styles.Quiet };
        for (var i = 0; i < columns.Count; i++)
        {
            // The identifier is there to be copied: it must not be broken over two lines.
            table.AddColumn(new TableColumn(new Text(columns[i].Name, Styles.Heading)) { NoWrap = i == 0 });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select((cell, i) => new Text(cell, columns[i].Style)));
        }

        terminal.Console.Write(table);
    }

    private static void WriteFlat(TextWriter writer, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var headings = columns.Select(column => column.Name.ToUpperInvariant().Replace(' ', '_')).ToArray();
        var cells = rows.Select(row => row.Select(cell => cell.Length > 0 ? cell : "-").ToArray()).Prepend(headings).ToArray();
        var widths = Enumerable.Range(0, columns.Count).Select(i => cells.Max(row => row[i].GetCellWidth())).ToArray();
        foreach (var row in cells)
        {
            for (var i = 0; i < row.Length - 1; i++)
            {
                writer.Write(row[i]);
                writer.Write(new string(' ', widths[i] - row[i].GetCellWidth() + 2));
            }

            writer.WriteLine(row[^1]);
        }
    }
}
