using System.Buffers;

namespace DiploMesh.Language.Segmentation;

/// <summary>Finds web and mail addresses, handles and hashtags by rules: they are one token whatever they hold.</summary>
internal static class Addresses
{
    private static readonly SearchValues<string> Schemes = SearchValues.Create(["http://", "https://", "ftp://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>Length of the address that starts at a place.</summary>
    /// <param name="chunk">From the place to the end of the run without gaps.</param>
    /// <param name="start">Whether no letter or digit stands right before.</param>
    /// <param name="mail">Length of the mail address that is known to start here, or 0.</param>
    /// <returns>Its length; 0 if none starts here.</returns>
    public static int LengthAt(ReadOnlySpan<char> chunk, bool start, int mail)
    {
        if (!start)
        {
            return 0;
        }

        if (mail > 0)
        {
            return mail;
        }

        if (chunk[0] is '@' or '#')
        {
            return TagLength(chunk);
        }

        return (chunk[0] | 0x20) is 'h' or 'w' or 'f' && StartsScheme(chunk) ? WebLength(chunk) : 0;
    }

    /// <summary>Finds the next mail address of a run without gaps.</summary>
    /// <param name="chunk">The run.</param>
    /// <param name="from">Where to start looking.</param>
    /// <returns>The address, or an empty span at the end of the run.</returns>
    public static TextSpan NextMail(ReadOnlySpan<char> chunk, int from)
    {
        while (from < chunk.Length)
        {
            var sign = chunk[from..].IndexOf('@');
            if (sign < 0)
            {
                break;
            }

            sign += from;
            var start = sign;
            while (start > from && IsLocal(chunk[start - 1]))
            {
                start--;
            }

            while (start < sign && !char.IsAsciiLetterOrDigit(chunk[start]))
            {
                start++;
            }

            var end = sign + 1;
            while (end < chunk.Length && (char.IsLetterOrDigit(chunk[end]) || chunk[end] is '-' or '.'))
            {
                end++;
            }

            while (end > sign + 1 && !char.IsLetterOrDigit(chunk[end - 1]))
            {
                end--;
            }

            if (start < sign && chunk[(sign + 1)..end].Contains('.'))
            {
                return new TextSpan(start, end);
            }

            from = Math.Max(sign + 1, end);
        }

        return new TextSpan(chunk.Length, chunk.Length);
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';

    private static bool StartsScheme(ReadOnlySpan<char> chunk)
    {
        var head = chunk[..Math.Min(chunk.Length, 9)];
        return head.IndexOfAny(Schemes) == 0 && chunk.Length > head.IndexOf(':') + 3 && chunk.Length > 5;
    }

    private static int TagLength(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 2 || !char.IsLetter(chunk[1]))
        {
            return 0;
        }

        var end = 2;
        while (end < chunk.Length && (char.IsLetterOrDigit(chunk[end]) || chunk[end] == '_'))
        {
            end++;
        }

        return end;
    }

    private static int WebLength(ReadOnlySpan<char> chunk)
    {
        var end = 0;
        while (end < chunk.Length && !QuoteMarks.IsDouble(chunk[end]) && chunk[end] is not ('<' or '>'))
        {
            end++;
        }

        while (end > 1 && chunk[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '’' or '*')
        {
            end--;
        }

        return end;
    }
}
