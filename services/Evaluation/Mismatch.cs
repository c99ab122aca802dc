using System.Text.Json;

namespace DiploMesh.Evaluation;

/// <summary>One thing that gold and prediction do not agree on.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Kind">What is wrong, coarsely: <c>missed</c>, <c>spurious</c>, or the field.</param>
/// <param name="Detail">What exactly, in words that hold for many documents; never words of the text. Empty if the kind says it all.</param>
/// <param name="Gold">The gold attribution; null if there is none.</param>
/// <param name="Predicted">The predicted attribution; null if there is none.</param>
public sealed record Mismatch(string DocumentId, string Kind, string Detail, JsonElement? Gold, JsonElement? Predicted)
{
    /// <summary>Kind and detail in one.</summary>
    public string Label => Detail.Length == 0 ? Kind : $"{Kind}: {Detail}";

    /// <summary>Counts mismatches by label.</summary>
    /// <param name="mismatches">The mismatches.</param>
    /// <returns>Labels and counts, commonest first, ties in ordinal order.</returns>
    public static IReadOnlyList<KeyValuePair<string, int>> Commonest(IEnumerable<Mismatch> mismatches) =>
        [.. mismatches.CountBy(m => m.Label).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>Writes the mismatch, texts of the spans included, as one JSON object.</summary>
    /// <param name="json">Where to.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("id", DocumentId);
        json.WriteString("kind", Kind);
        json.WriteString("detail", Detail);
        Write(json, "gold", Gold);
        Write(json, "predicted", Predicted);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement? attribution)
    {
        if (attribution is { } element)
        {
            json.WritePropertyName(name);
            element.WriteTo(json);
        }
    }
}
