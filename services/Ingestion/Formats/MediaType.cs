using System.Net.Http.Headers;
using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats;

/// <summary>A declared media type.</summary>
/// <param name="Essence">Type and subtype, lower case: <c>text/html</c>.</param>
/// <param name="Charset">The charset parameter; empty if none.</param>
/// <param name="Format">The format it names; null if it leaves it to the content (<c>application/xml</c>).</param>
internal sealed record MediaType(string Essence, string Charset, DocumentFormat? Format)
{
    /// <summary>Longest declaration, in characters.</summary>
    public const int MaxLength = 256;

    private static readonly Dictionary<string, DocumentFormat?> Known = new(StringComparer.Ordinal)
    {
        ["text/plain"] = DocumentFormat.PlainText,
        ["text/html"] = DocumentFormat.Html,
        ["application/xhtml+xml"] = DocumentFormat.Html,
        ["application/json"] = DocumentFormat.Ninjs,
        ["application/rss+xml"] = DocumentFormat.Feed,
        ["application/atom+xml"] = DocumentFormat.Feed,
        ["application/rdf+xml"] = DocumentFormat.Feed,
        ["text/x-telegram"] = DocumentFormat.Telegram,
        ["application/xml"] = null,
        ["text/xml"] = null,
        ["application/octet-stream"] = null,
    };

    /// <summary>Reads a declaration.</summary>
    /// <param name="declared">As declared, for example <c>text/html; charset=windows-1251</c>; may be empty.</param>
    /// <returns>The media type, or null if none was declared.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: not a media type, or not one that is read.</exception>
    public static MediaType? Parse(string declared)
    {
        if (string.IsNullOrWhiteSpace(declared))
        {
            return null;
        }

        if (declared.Length > MaxLength || !MediaTypeHeaderValue.TryParse(declared, out var parsed) || parsed.MediaType is null)
        {
            throw Problems.InvalidArgument("media_type", $"is not a media type of at most {MaxLength} characters");
        }

        var essence = parsed.MediaType.ToLowerInvariant();
        if (!Known.TryGetValue(essence, out var format))
        {
            throw Problems.InvalidArgument("media_type", $"\"{essence}\" is not read; known are {string.Join(", ", Known.Keys)}");
        }

        return new MediaType(essence, parsed.CharSet?.Trim('"', '\'', ' ') ?? "", format);
    }

    /// <summary>The media type of a format that was recognised by its content.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Type and subtype.</returns>
    public static string Of(DocumentFormat format) => format switch
    {
        DocumentFormat.Telegram => "text/x-telegram",
        DocumentFormat.Html => "text/html",
        DocumentFormat.Ninjs => "application/json",
        DocumentFormat.Feed => "application/xml",
        _ => "text/plain",
    };
}
