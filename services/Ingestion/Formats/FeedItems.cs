using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;
using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats.Html;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Reads the items of one feed, down to the XML where the library decodes character references twice or loses markup.</summary>
internal sealed class FeedItems(Feed feed, int maxDepth, ReadingBudget budget)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly string _publisher = StoredText.Line(HtmlFragment.ToText(feed.Title, maxDepth, budget));

    /// <summary>Reads one item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The dispatch.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: the item has neither title nor text.</exception>
    public ReadDispatch Read(FeedItem item)
    {
        var element = item.SpecificItem.Element;
        var title = StoredText.Line(HtmlFragment.ToText(item.Title, maxDepth, budget));
        var text = StoredText.Compose(title, Body(element, item));
        if (StoredText.IsBlank(text))
        {
            throw Problems.InvalidArgument("content", $"has a feed item without title and text: \"{item.Id ?? item.Link}\"");
        }

        return new ReadDispatch
        {
            Text = text,
            Title = title,
            Publisher = _publisher,
            Byline = Author(element, item),
            Published = DocumentDates.Read(item.PublishingDateString)
                ?? DocumentDates.Read((item.SpecificItem as AtomFeedItem)?.UpdatedDateString)
                ?? DocumentDates.Read(element.Element(DublinCore + "date")?.Value),
            SourceUri = Identify(element, item, text),
            OwnsSourceUri = true,
        };
    }

    private string Body(XElement element, FeedItem item)
    {
        if (element.Name.Namespace == Atom)
        {
            return (element.Element(Atom + "content") is { } content ? AtomText(content) : "") is { Length: > 0 } full
                ? full
                : element.Element(Atom + "summary") is { } summary ? AtomText(summary) : "";
        }

        return HtmlFragment.ToText(element.Element(Content + "encoded")?.Value, maxDepth, budget) is { Length: > 0 } encoded
            ? encoded
            : HtmlFragment.ToText(item.Description, maxDepth, budget);
    }

    // RFC 4287, section 3.1.1: the type says whether markup is escaped, inline or absent.
    private string AtomText(XElement construct) => (string?)construct.Attribute("type") switch
    {
        "xhtml" => HtmlFragment.ToText(WithoutNamespace(construct), maxDepth, budget),
        "html" or "text/html" => HtmlFragment.ToText(construct.Value, maxDepth, budget),
        null or "text" or "text/plain" => StoredText.Clean(construct.Value).Trim(),
        _ => "",
    };

    private static string WithoutNamespace(XElement construct)
    {
        var copy = new XElement(construct);
        foreach (var inner in copy.DescendantsAndSelf().Where(e => e.Name.Namespace == Xhtml || e.Name.Namespace == Atom))
        {
            inner.Name = inner.Name.LocalName;
            inner.ReplaceAttributes(inner.Attributes().Where(a => !a.IsNamespaceDeclaration));
        }

        return string.Concat(copy.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)));
    }

    private static string Author(XElement element, FeedItem item)
    {
        var atom = string.Join(", ", element.Elements(Atom + "author").Select(a => StoredText.Line(a.Element(Atom + "name")?.Value)).Where(n => n.Length > 0));
        return atom.Length > 0 ? atom
            : element.Element(DublinCore + "creator") is { } creator ? StoredText.Line(creator.Value)
            : item.SpecificItem is AtomFeedItem ? "" : StoredText.Line(item.Author);
    }

    private string Identify(XElement element, FeedItem item, string text)
    {
        var link = (element.Elements(Atom + "link").FirstOrDefault(l => (string?)l.Attribute("rel") is null or "alternate")?.Attribute("href")?.Value ?? item.Link)?.Trim();
        var about = element.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value;
        foreach (var candidate in (string?[])[item.Id?.Trim(), link, about?.Trim()])
        {
            if (SourceUris.IsAcceptable(candidate))
            {
                return candidate!;
            }
        }

        // A guid that is no URI names the item only within its feed.
        var name = string.IsNullOrWhiteSpace(item.Id) ? text : $"{feed.Link}\n{item.Id.Trim()}";
        return SourceUris.OfHash(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
