using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A piece of a line in one style.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Style">How they look.</param>
internal readonly record struct Run(string Text, Style Style);

/// <summary>
/// Writes paragraphs of styled words, wrapped at the terminal's width with an indent, without a space at the end of a line and
/// never breaking inside a word: what is searched for stays findable.
/// </summary>
internal static class StyledLines
{
    /// <summary>Writes one paragraph.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="indent">Columns before the first line.</param>
    /// <param name="hanging">Columns before each further line.</param>
    /// <param name="runs">The pieces; they follow each other without a space unless they bring one.</param>
    public static void Write(Terminal terminal, int indent, int hanging, params IReadOnlyList<Run> runs)
    {
        var line = new List<Run> { new(new string(' ', indent), Style.Plain) };
        var column = indent;
        var atStart = true;
        foreach (var word in Words(runs))
        {
            var width = word.Sum(run => run.Text.GetCellWidth());
            if (!atStart && column + 1 + width > terminal.Width)
            {
                End(terminal, line);
                line = [new(new string(' ', hanging), Style.Plain)];
                column = hanging;
                atStart = true;
            }

            if (!atStart)
            {
                // A space between two words of one style has that style too: one escape sequence less for each word.
                Append(line, new Run(" ", line[^1].Style.Equals(word[0].Style) ? word[0].Style : Style.Plain));
                column++;
            }

            word.ForEach(run => Append(line, run));
            column += width;
            atStart = false;
        }

        End(terminal, line);
    }

    /// <summary>Writes one piece where the cursor stands.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="run">The piece.</param>
    public static void Write(Terminal terminal, Run run)
    {
        if (terminal.OutputStyled && !run.Style.Equals(Style.Plain))
        {
            terminal.Console.Write(new Text(run.Text, run.Style));
        }
        else
        {
            terminal.Out.Write(run.Text);
        }
    }

    private static void Append(List<Run> line, Run run)
    {
        if (line[^1].Style.Equals(run.Style))
        {
            line[^1] = run with { Text = line[^1].Text + run.Text };
        }
        else
        {
            line.Add(run);
        }
    }

    private static void End(Terminal terminal, List<Run> line)
    {
        line.ForEach(run => Write(terminal, run));
        terminal.Out.WriteLine();
    }

    /// <summary>Cuts runs at spaces; a word may consist of several runs.</summary>
    private static IEnumerable<List<Run>> Words(IReadOnlyList<Run> runs)
    {
        var word = new List<Run>();
        foreach (var run in runs)
        {
            var text = run.Text;
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] != ' ')
                {
                    continue;
                }

                if (i > start)
                {
                    word.Add(run with { Text = text[start..i] });
                }

                if (i < text.Length && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }

                start = i + 1;
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }
}
