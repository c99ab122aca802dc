using System.Buffers;
using System.Text;
using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats;

/// <summary>What may stand in a text that is stored, and how texts are put together from parts.</summary>
internal static class StoredText
{
    /// <summary>Control characters that a text may not hold: all of C0 but tab, line feed, form feed and carriage return, and DEL.</summary>
    public static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\f', '\r']), '\u007F']);

    /// <summary>Whether nothing of a text can be seen.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it holds only white space, format characters and unprintable ones.</returns>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A text of ours made fit to be stored: control characters left out, lone surrogates (which JSON can spell) replaced by U+FFFD.
    /// Never used on texts that are stored as they came.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, the same object where nothing had to change.</returns>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Controls) < 0 && !HasLoneSurrogate(text))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || !Controls.Contains((char)rune.Value))
            {
                builder.Append(rune.ToString());
            }
        }

        return builder.ToString();
    }

    /// <summary>A value of one line: white space folded to single spaces and trimmed, controls left out.</summary>
    /// <param name="text">The value; null counts as empty.</param>
    /// <returns>The line.</returns>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var line = new StringBuilder(Math.Min(text.Length, 256));
        var space = false;
        foreach (var c in Clean(text))
        {
            if (char.IsWhiteSpace(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (space)
            {
                line.Append(' ');
                space = false;
            }

            line.Append(c);
        }

        return line.ToString();
    }

    /// <summary>Headline and body as one text. A body that begins with the headline gets no second one.</summary>
    /// <param name="title">The headline; may be empty.</param>
    /// <param name="body">The body; may be empty.</param>
    /// <returns>The headline, an empty line and the body.</returns>
    public static string Compose(string title, string body)
    {
        if (title.Length == 0)
        {
            return body;
        }

        if (LengthOf(title, body) is not { } length)
        {
            return body.Length == 0 ? title : $"{title}\n\n{body}";
        }

        // A headline that the page breaks into lines is one sentence all the same.
        var broken = body.AsSpan(0, length).Contains('\n') && (length == body.Length || body[length] == '\n');
        return broken ? $"{title}\n\n{body.AsSpan(length).TrimStart()}".TrimEnd() : body;
    }

    /// <summary>Refuses a text that is too long or has nothing to read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Longest text, in UTF-16 code units.</param>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> on <c>content</c>.</exception>
    public static void Require(string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            throw Problems.InvalidArgument("content", $"has a text of {text.Length} UTF-16 code units; at most {maxLength} are accepted");
        }

        if (IsBlank(text))
        {
            throw Problems.InvalidArgument("content", "has no text");
        }
    }

    /// <summary>Whether a text holds half a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it cannot be written as UTF-8 without loss.</returns>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    /// <summary>Whether a body begins with a headline. Pages repeat it with other white space, letter case or a full stop.</summary>
    /// <param name="body">The body.</param>
    /// <param name="title">The headline.</param>
    /// <returns>True if all its words stand there, and no word goes on.</returns>
    public static bool BeginsWith(string body, string title) => LengthOf(title, body) is not null;

    // How much of the body its headline takes up; null if it does not begin with it.
    private static int? LengthOf(string title, string body)
    {
        var (b, t) = (0, 0);
        while (t < title.Length)
        {
            if (char.IsWhiteSpace(title[t]))
            {
                t++;
            }
            else if (b < body.Length && char.IsWhiteSpace(body[b]))
            {
                b++;
            }
            else if (b < body.Length && char.ToUpperInvariant(body[b]) == char.ToUpperInvariant(title[t]))
            {
                b++;
                t++;
            }
            else
            {
                return null;
            }
        }

        return b >= body.Length || !char.IsLetterOrDigit(body[b]) ? b : null;
    }
}
