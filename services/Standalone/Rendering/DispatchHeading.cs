using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A dispatch as the heading over its statements.</summary>
internal static class DispatchHeading
{
    /// <summary>Writes the heading.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="dispatch">The dispatch.</param>
    /// <param name="label">What it is.</param>
    /// <param name="note">What else to say of it.</param>
    public static void Write(Terminal terminal, Dispatch dispatch, string label, string note)
    {
        var title = Plain.OneLine(dispatch.Title.Length > 0 ? $"{label}: {dispatch.Title}" : label);
        if (terminal.OutputStyled)
        {
            var rule = new string('━', Math.Max(2, terminal.Width - title.GetCellWidth() - 4));
            StyledLines.Write(terminal, 0, 0, new Run("━━ ", Styles.Quiet), new Run(title, Styles.Heading), new Run(" " + rule, Styles.Quiet));
        }
        else
        {
            StyledLines.Write(terminal, 0, 3, new Run("== " + title, Style.Plain));
        }

        StyledLines.Write(terminal, 3, 3, new Run(string.Join(" · ", new[] { Details(dispatch), note }.Where(part => part.Length > 0)), Styles.Quiet));
        terminal.Out.WriteLine();
    }

    /// <summary>What is known of a dispatch, on one line.</summary>
    /// <param name="dispatch">The dispatch.</param>
    /// <returns>Publisher, author and date, as far as they are known; empty if none of them is.</returns>
    public static string Details(Dispatch dispatch) => Plain.OneLine(string.Join(
        " · ", new[] { dispatch.Publisher, dispatch.Byline, Times.Date(dispatch.PublishedTime) }.Where(part => part.Length > 0)));
}
