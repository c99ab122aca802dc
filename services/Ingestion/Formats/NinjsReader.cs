using System.Text.Json;
using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats.Html;

namespace DiploMesh.Ingestion.Formats;

/// <summary>
/// News items in IPTC ninjs (<see href="https://www.iptc.org/std/ninjs/"/>), versions 1 to 3, which spell their properties
/// differently. Unknown properties are passed over.
/// </summary>
internal sealed class NinjsReader(IngestionOptions options) : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentFormat Format => DocumentFormat.Ninjs;

    /// <inheritdoc/>
    public IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget)
    {
        using var json = Parse(text);
        var item = json.RootElement;
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Problems.InvalidArgument("content", $"is JSON, but no ninjs item: an object is expected, not {item.ValueKind}");
        }

        var title = StoredText.Line(Inline(MainValue(item, "headlines") ?? Text(item, "headline") ?? Text(item, "title"), budget));
        var body = NinjsBody.Read(item, options.MaxDepth, budget);
        var dispatch = new ReadDispatch
        {
            Text = StoredText.Compose(title, body),
            Title = title,
            Byline = StoredText.Line(Text(item, "byline") ?? Text(item, "by") ?? Names(item, "authors")),
            Publisher = StoredText.Line(Name(item, "provider") ?? Text(item, "copyrightholder") ?? Names(item, "infosources") ?? Names(item, "infosource")),
            Published = Date(item, "versioncreated") ?? Date(item, "published") ?? Date(item, "firstcreated") ?? Date(item, "contentcreated"),
            SourceUri = Text(item, "uri")?.Trim() ?? "",
            OwnsSourceUri = true,
        };
        return dispatch.Text.Length > 0
            ? [dispatch]
            : throw Problems.InvalidArgument("content", "is a ninjs item without text: none of its bodies, headlines and descriptions holds any");
    }

    private JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = options.MaxDepth });
        }
        catch (JsonException e)
        {
            throw Problems.InvalidArgument(
                "content",
                $"is not JSON nested at most {options.MaxDepth} deep (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        }
    }

    private static string? MainValue(JsonElement item, string list)
    {
        if (JsonText.Property(item, list) is not { ValueKind: JsonValueKind.Array } values)
        {
            return null;
        }

        return values.EnumerateArray()
            .OrderBy(v => JsonText.Value(JsonText.Property(v, "role")) is "main" or null ? 0 : 1)
            .Select(v => JsonText.Value(JsonText.Property(v, "value")))
            .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
    }

    // Agencies put markup and character references into headlines.
    private string? Inline(string? value, ReadingBudget budget) =>
        value?.AsSpan().IndexOfAny('<', '&') >= 0 ? HtmlFragment.ToText(value, options.MaxDepth, budget) : value;

    private static string? Text(JsonElement item, string name) => JsonText.Value(JsonText.Property(item, name)) is { } text && text.Trim().Length > 0 ? text : null;

    private static string? Name(JsonElement item, string name) =>
        JsonText.Property(item, name) is { ValueKind: JsonValueKind.Object } party ? Text(party, "name") : Text(item, name);

    private static string? Names(JsonElement item, string list)
    {
        if (JsonText.Property(item, list) is not { ValueKind: JsonValueKind.Array } values)
        {
            return null;
        }

        var names = values.EnumerateArray().Select(v => Text(v, "name")).OfType<string>().ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static DateTimeOffset? Date(JsonElement item, string name) => DocumentDates.Read(Text(item, name));
}
