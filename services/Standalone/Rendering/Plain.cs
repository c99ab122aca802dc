using System.Globalization;
using System.Text;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Makes text from elsewhere fit to be printed.</summary>
internal static class Plain
{
    /// <summary>
    /// Text on one line: runs of white space become one space, control and format characters (escape sequences, overrides of the
    /// writing direction) are left out. A dispatch cannot repaint the reader's terminal.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text on one line.</returns>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                pendingSpace = line.Length > 0;
                continue;
            }

            // Zero-width joiners hold letters of some scripts together; every other format character is invisible at best.
            if (Rune.IsControl(rune) || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D)))
            {
                continue;
            }

            if (pendingSpace)
            {
                line.Append(' ');
                pendingSpace = false;
            }

            line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>A number and what it counts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="singular">The word for one.</param>
    /// <param name="plural">The word for several; null to add "s".</param>
    /// <returns>For example <c>3 statements</c>.</returns>
    public static string Count(int count, string singular, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? singular : plural ?? singular + "s")}");
}
