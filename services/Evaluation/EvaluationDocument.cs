using System.Text.Json;

namespace DiploMesh.Evaluation;

/// <summary>One document of a gold or a prediction file.</summary>
/// <param name="Id">Identifier by which gold and prediction are joined.</param>
/// <param name="Json">The whole object.</param>
public sealed record EvaluationDocument(string Id, JsonElement Json)
{
    /// <summary>Its text; null if it has none, as predictions may.</summary>
    public string? Text => Json.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>When it was published, as written; null if not given.</summary>
    public string? Published => Json.TryGetProperty("published", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>True if it is annotated with the fields of the diplomatic gold and not with source, cue and content alone.</summary>
    public bool IsDiplomatic => Json.TryGetProperty("dispatch_hops", out _) || Json.TryGetProperty("actors", out _);

    /// <summary>Reads one object.</summary>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <param name="json">The object as JSON.</param>
    /// <returns>The document.</returns>
    /// <exception cref="EvaluationDataException">It is no JSON object with an <c>id</c>.</exception>
    public static EvaluationDocument Parse(string origin, string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object || JsonRead.GetString(root, "id") is not { } id)
            {
                throw new EvaluationDataException($"{origin}: is no object with an \"id\".");
            }

            var document = new EvaluationDocument(id, root.Clone());
            _ = document.Text; // throws for half a surrogate pair, here and not in the midst of scoring
            return document;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A JsonException may quote the line; corpus text must not reach the terminal.
            throw new EvaluationDataException($"{origin}: is not valid JSON.");
        }
    }
}
