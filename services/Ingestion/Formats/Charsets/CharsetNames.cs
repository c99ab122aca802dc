using System.Text;

namespace DiploMesh.Ingestion.Formats.Charsets;

/// <summary>Finds character sets by name.</summary>
internal static class CharsetNames
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 64;

    static CharsetNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The decoder of a character set, which throws on bytes that do not belong to it.</summary>
    /// <param name="name">IANA name, any case.</param>
    /// <returns>The decoder, or null if there is none of that name.</returns>
    public static Encoding? Find(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(Alias(name), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Unknown, or UTF-7, which .NET refuses for its use in attacks.
            return null;
        }
    }

    // The WHATWG Encoding Standard reads both as windows-1252: what calls itself Latin-1 holds its quotation marks.
    private static string Alias(string name) => name.ToLowerInvariant() switch
    {
        "iso-8859-1" or "iso8859-1" or "latin1" or "l1" or "us-ascii" or "ascii" => "windows-1252",
        "utf8" => "utf-8",
        "utf16" or "utf-16" => "utf-16",
        var other => other,
    };
}
