using System.Text.Json;
using AngleSharp.Html.Dom;

namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>What a page says of itself in its head: <c>title</c>, <c>meta</c>, <c>link</c> and schema.org's JSON-LD.</summary>
/// <param name="Title">Its title element.</param>
/// <param name="Headings">Its headings of the first two levels.</param>
/// <param name="CanonicalUri">Its canonical link, if that is an absolute http(s) URI; else empty.</param>
/// <param name="Publisher">Name of its site or publisher.</param>
/// <param name="Byline">Its authors.</param>
/// <param name="Published">When it was published.</param>
internal sealed record HtmlMetadata(string Title, IReadOnlyList<string> Headings, string CanonicalUri, string Publisher, string Byline, DateTimeOffset? Published)
{
    private const int MaxHeadings = 64;
    private const int MaxLinkedData = 32;
    private const int MaxLinkedDataDepth = 32;

    private static readonly string[] PublisherNames = ["og:site_name", "publisher", "dc.publisher", "dcterms.publisher"];
    private static readonly string[] AuthorNames = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"];

    private static readonly string[] DateNames =
    [
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date",
    ];

    /// <summary>Reads it.</summary>
    /// <param name="document">The page.</param>
    /// <returns>What it says; parts that it does not say are empty.</returns>
    public static HtmlMetadata Of(IHtmlDocument document)
    {
        var metas = Metas(document);
        var linked = LinkedData(document);
        return new HtmlMetadata(
            StoredText.Line(document.Title),
            [.. document.QuerySelectorAll("h1, h2").Take(MaxHeadings).Select(h => StoredText.Line(HtmlText.Render(h)))],
            Canonical(document),
            First(PublisherNames.Select(metas.GetValueOrDefault)) is { Length: > 0 } publisher ? publisher : linked.Publisher,
            First(AuthorNames.Select(metas.GetValueOrDefault).Where(a => a?.Contains("://", StringComparison.Ordinal) != true)) is { Length: > 0 } byline ? byline : linked.Byline,
            DateNames.Select(name => DocumentDates.Read(metas.GetValueOrDefault(name))).FirstOrDefault(date => date is not null)
                ?? linked.Published
                ?? MarkedDate(document));
    }

    private static Dictionary<string, string> Metas(IHtmlDocument document)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (!string.IsNullOrWhiteSpace(name))
            {
                metas.TryAdd(name.Trim(), meta.GetAttribute("content") ?? "");
            }
        }

        return metas;
    }

    private static string Canonical(IHtmlDocument document)
    {
        var href = document.QuerySelector("link[rel~=canonical i][href]")?.GetAttribute("href")?.Trim() ?? "";
        return Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? href : "";
    }

    // A date within the page counts only if the markup says what it is: pages are full of other dates.
    private static DateTimeOffset? MarkedDate(IHtmlDocument document)
    {
        var marked = document.QuerySelector("time[pubdate][datetime], time[itemprop=datePublished], [itemprop=datePublished][content]");
        return DocumentDates.Read(marked?.GetAttribute("datetime") ?? marked?.GetAttribute("content"));
    }

    private static (string Publisher, string Byline, DateTimeOffset? Published) LinkedData(IHtmlDocument document)
    {
        var (publisher, byline, published) = ("", "", (DateTimeOffset?)null);
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]").Take(MaxLinkedData))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { MaxDepth = MaxLinkedDataDepth, AllowTrailingCommas = true });
                foreach (var node in Nodes(json.RootElement).Where(n => JsonText.Property(n, "datePublished") is not null))
                {
                    publisher = First([publisher, Name(JsonText.Property(node, "publisher"))]);
                    byline = First([byline, Name(JsonText.Property(node, "author"))]);
                    published ??= DocumentDates.Read(JsonText.Value(JsonText.Property(node, "datePublished")));
                }
            }
            catch (JsonException)
            {
                // Sites write what they like here; a page is not refused for it.
            }
        }

        return (publisher, byline, published);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement root)
    {
        var top = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().AsEnumerable() : [root];
        foreach (var node in top.Where(n => n.ValueKind == JsonValueKind.Object))
        {
            yield return node;
            if (JsonText.Property(node, "@graph") is { ValueKind: JsonValueKind.Array } graph)
            {
                foreach (var inner in graph.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Object))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string Name(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => StoredText.Line(JsonText.Value(text)),
        { ValueKind: JsonValueKind.Object } thing => StoredText.Line(JsonText.Value(JsonText.Property(thing, "name"))),
        { ValueKind: JsonValueKind.Array } many => string.Join(", ", many.EnumerateArray().Where(v => v.ValueKind != JsonValueKind.Array).Select(v => Name(v)).Where(n => n.Length > 0)),
        _ => "",
    };

    private static string First(IEnumerable<string?> values) => values.Select(StoredText.Line).FirstOrDefault(v => v.Length > 0) ?? "";
}
