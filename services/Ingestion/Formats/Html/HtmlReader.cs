using AngleSharp.Html.Dom;

namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>
/// Pages: the article with its headline, without what surrounds it. A page that is no article (a list of headlines, an error
/// message) keeps all of its visible text, and says so.
/// </summary>
internal sealed class HtmlReader(IngestionOptions options) : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentFormat Format => DocumentFormat.Html;

    /// <inheritdoc/>
    public IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget)
    {
        var document = HtmlLoader.Load(text, options.MaxDepth, budget);
        var metadata = HtmlMetadata.Of(document);
        var article = ArticleFinder.Find(document, budget);
        var (body, warnings) = article is { IsCertain: true }
            ? (article.Body, [])
            : Choose(article, WholePage(HtmlLoader.Load(text, options.MaxDepth, budget)));
        var title = PageTitle.Choose(article is { Title.Length: > 0 } ? article.Title : metadata.Title, metadata.Headings, body);
        return
        [
            new ReadDispatch
            {
                Text = StoredText.Compose(title, body),
                Title = title,
                Byline = article is { Byline.Length: > 0 } ? article.Byline : metadata.Byline,
                Publisher = article is { Publisher.Length: > 0 } ? article.Publisher : metadata.Publisher,
                Published = metadata.Published,
                SourceUri = metadata.CanonicalUri,
                Warnings = warnings,
            },
        ];
    }

    // Where it is not certain that the page has an article, losing words would be worse than keeping some too many.
    private static (string Body, IReadOnlyList<string> Warnings) Choose(FoundArticle? article, string page)
    {
        if (page.Length == 0)
        {
            return ("", ["the page shows no text; its title is kept"]);
        }

        return (page, article?.Body == page ? [] : ["no article was found on the page; its visible text is kept"]);
    }

    private static string WholePage(IHtmlDocument document)
    {
        if (document.Body is not { } body)
        {
            return "";
        }

        var inner = HtmlText.Render(body, withChrome: false);
        return inner.Length > 0 ? inner : HtmlText.Render(body);
    }
}
