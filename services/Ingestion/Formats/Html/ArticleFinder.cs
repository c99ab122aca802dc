using AngleSharp.Html.Dom;
using SmartReader;

namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>The article on a page.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Byline">Its author line; empty if none.</param>
/// <param name="Publisher">Name of the site; empty if none.</param>
/// <param name="Body">Its text.</param>
/// <param name="IsCertain">Whether the page reads like an article at all; lists of headlines do not.</param>
internal sealed record FoundArticle(string Title, string Byline, string Publisher, string Body, bool IsCertain);

/// <summary>Finds the article on a page and leaves the rest of the page out.</summary>
internal static class ArticleFinder
{
    // SmartReader wants an address to resolve links against; they are not kept.
    private const string NoAddress = "https://page.invalid/";

    // SmartReader takes time in proportion to the square of the number of siblings, in places where it cannot be interrupted. A page
    // of thousands of paragraphs stays below these; what lies above is no article.
    private const int MaxElements = 10_000;
    private const long MaxSiblingCost = 10_000_000;

    /// <summary>Finds it.</summary>
    /// <param name="document">The page; not to be used afterwards, for it is taken apart.</param>
    /// <param name="budget">What it may cost; the search gives up when half of it is spent.</param>
    /// <returns>The article, or null if the page has none that can be told from the rest.</returns>
    public static FoundArticle? Find(IHtmlDocument document, ReadingBudget budget)
    {
        if (!IsWithinReach(document))
        {
            return null;
        }

        var body = "";
        using var reader = new Reader(NoAddress, document)
        {
            ContinueIfNotReadable = true,
            IsNodeVisible = element => budget.IsHalfSpent ? throw new TimeoutException() : HtmlText.IsVisible(element),
        };
        reader.AddCustomOperationEnd(element => body = HtmlText.Render(element));

        // SmartReader reports what goes wrong, exceptions of the callbacks included, in the article.
        var article = reader.GetArticle();
        budget.ThrowIfSpent();
        return article.Errors.Count > 0 || StoredText.IsBlank(body)
            ? null
            : new FoundArticle(StoredText.Line(article.Title), StoredText.Line(article.Byline), StoredText.Line(article.SiteName), body, article.IsReadable);
    }

    private static bool IsWithinReach(IHtmlDocument document)
    {
        var (elements, cost) = (0, 0L);
        foreach (var element in document.All)
        {
            cost += (long)element.ChildNodes.Length * element.ChildNodes.Length;
            if (++elements > MaxElements || cost > MaxSiblingCost)
            {
                return false;
            }
        }

        return true;
    }
}
