using System.Text.Json;
using DiploMesh.Ingestion.Formats.Html;

namespace DiploMesh.Ingestion.Formats;

/// <summary>
/// Finds the body of a ninjs item. Items often bring the same body several times, as text and as markup; the fullest is taken,
/// and among equally full ones the marked-up, because it keeps the paragraphs.
/// </summary>
internal static class NinjsBody
{
    // Renderings of one body differ by a few characters; a teaser differs by most of them.
    private const double SameLength = 0.9;

    /// <summary>Finds it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="maxDepth">Deepest nesting of markup.</param>
    /// <param name="budget">What it may cost.</param>
    /// <returns>The body, or the description if there is none; empty if there is neither.</returns>
    public static string Read(JsonElement item, int maxDepth, ReadingBudget budget)
    {
        var bodies = Candidates(item, "body_", "bodies").ToList();
        return Best(bodies, maxDepth, budget) is { Length: > 0 } body ? body : Best(Candidates(item, "description_", "descriptions").ToList(), maxDepth, budget);
    }

    private static string Best(List<(string Value, bool IsMarkup)> candidates, int maxDepth, ReadingBudget budget)
    {
        var texts = candidates
            .Select(c => (Text: c.IsMarkup ? HtmlFragment.ToText(c.Value, maxDepth, budget) : StoredText.Clean(c.Value).Trim(), c.IsMarkup))
            .Where(c => c.Text.Length > 0)
            .Select(c => (c.Text, c.IsMarkup, Weight: c.Text.Count(ch => !char.IsWhiteSpace(ch))))
            .ToList();
        if (texts.Count == 0)
        {
            return "";
        }

        var fullest = texts.Max(c => c.Weight);
        return texts.Where(c => c.Weight >= SameLength * fullest).OrderByDescending(c => c.IsMarkup).ThenByDescending(c => c.Weight).First().Text;
    }

    private static IEnumerable<(string Value, bool IsMarkup)> Candidates(JsonElement item, string prefix, string list)
    {
        foreach (var property in item.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && JsonText.Value(property.Value) is { } value)
            {
                yield return (value, !name.EndsWith("text", StringComparison.OrdinalIgnoreCase));
            }
            else if (name.Equals(list, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var entry in property.Value.EnumerateArray())
                {
                    if (JsonText.Value(JsonText.Property(entry, "value")) is { } text)
                    {
                        var type = JsonText.Value(JsonText.Property(entry, "contenttype")) ?? "";
                        yield return (text, type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.Contains("xml", StringComparison.OrdinalIgnoreCase));
                    }
                }
            }
        }
    }
}
