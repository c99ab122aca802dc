using System.Text;
using System.Text.RegularExpressions;

namespace DiploMesh.Ingestion.Formats.Charsets;

/// <summary>Finds the character set that a document of markup declares inside itself.</summary>
internal static partial class CharsetDeclaration
{
    // HTML asks for the declaration within the first 1,024 bytes; saved pages often put it a little later.
    private const int Window = 8 * 1024;

    /// <summary>Looks for an XML declaration or an HTML <c>meta</c>.</summary>
    /// <param name="content">The document.</param>
    /// <returns>The name as declared; empty if there is none.</returns>
    public static string Find(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Window)]);
        var xml = XmlDeclaration().Match(start);
        if (xml.Success)
        {
            return xml.Groups[1].Value;
        }

        var meta = Meta().Match(start);
        return meta.Success ? meta.Groups[1].Value : "";
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meta();
}
