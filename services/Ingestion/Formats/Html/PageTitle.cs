namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>Chooses the headline of a page among what calls itself its title.</summary>
internal static class PageTitle
{
    private const int LeastLength = 8;

    private static readonly string[] Separators = [" - ", " | ", " – ", " — ", " « ", " » ", " · ", " :: "];

    /// <summary>
    /// Chooses it. Titles of pages carry the names of section and site ("Headline - Press Releases - Portal"); where a title begins
    /// with a heading of the page, or with the words with which its text begins, that is the headline.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="headings">The headings of the page.</param>
    /// <param name="body">The text of the page.</param>
    /// <returns>The headline; the title itself if nothing can be told from it.</returns>
    public static string Choose(string title, IReadOnlyList<string> headings, string body)
    {
        foreach (var end in Separators.Select(s => title.IndexOf(s, StringComparison.Ordinal)).Where(at => at >= LeastLength).Order())
        {
            var headline = title[..end];
            if (headings.Contains(headline, StringComparer.OrdinalIgnoreCase) || StoredText.BeginsWith(body, headline))
            {
                return headline;
            }
        }

        return title;
    }
}
