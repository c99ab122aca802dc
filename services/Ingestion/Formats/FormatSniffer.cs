using System.Text.RegularExpressions;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Recognises the format of a document by its content.</summary>
internal static partial class FormatSniffer
{
    private const int Window = 4 * 1024;

    /// <summary>Recognises it.</summary>
    /// <param name="text">The decoded document.</param>
    /// <returns>The format; what is nothing else is plain text.</returns>
    public static DocumentFormat Recognise(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start[..Math.Min(start.Length, Window)];
        if (start.StartsWith("<"))
        {
            return RecogniseMarkup(start);
        }

        return JsonObject().IsMatch(start) ? DocumentFormat.Ninjs
            : TelegramLayout.Recognises(text) ? DocumentFormat.Telegram
            : DocumentFormat.PlainText;
    }

    private static DocumentFormat RecogniseMarkup(ReadOnlySpan<char> start)
    {
        foreach (var root in Root().EnumerateMatches(start))
        {
            var name = start.Slice(root.Index + 1, root.Length - 1);
            return IsFeed(name) ? DocumentFormat.Feed
                : start.StartsWith("<?xml") && !name.Equals("html", StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Feed
                : DocumentFormat.Html;
        }

        return start.StartsWith("<!") || start.StartsWith("<?") ? DocumentFormat.Html : DocumentFormat.PlainText;
    }

    private static bool IsFeed(ReadOnlySpan<char> root) =>
        root.Equals("rss", StringComparison.OrdinalIgnoreCase) || root.Equals("feed", StringComparison.OrdinalIgnoreCase)
        || root.EndsWith(":rdf", StringComparison.OrdinalIgnoreCase) || root.EndsWith(":feed", StringComparison.OrdinalIgnoreCase);

    // The first start tag; comments, declarations and processing instructions begin with "!" and "?".
    [GeneratedRegex("<[A-Za-z][A-Za-z0-9:-]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex("""\A\s*\{\s*("|\})""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonObject();
}
