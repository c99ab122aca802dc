namespace DiploMesh.Ingestion.Formats.Html;

/// <summary>Turns markup inside other formats into text.</summary>
internal static class HtmlFragment
{
    /// <summary>Renders a fragment.</summary>
    /// <param name="html">The markup, or plain text with character references.</param>
    /// <param name="maxDepth">Deepest nesting.</param>
    /// <param name="budget">What it may cost.</param>
    /// <returns>The text, trimmed.</returns>
    public static string ToText(string? html, int maxDepth, ReadingBudget budget)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        return HtmlLoader.Load(html, maxDepth, budget).Body is { } body ? HtmlText.Render(body) : "";
    }
}
