using System.Text;
using System.Text.Json.Nodes;

namespace DiploMesh.Evaluation.Tests;

/// <summary>Builds gold and predicted documents around a text, spans found by their words.</summary>
internal sealed class Annotated(string text, OffsetUnit unit)
{
    public string Text { get; } = text;

    public JsonArray Spans(params string[] words) => [.. words.Select(w => (JsonNode)Span(w))];

    public JsonObject Span(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, words);
        return new JsonObject { ["start"] = Offset(start), ["end"] = Offset(start + words.Length), ["text"] = words };
    }

    public JsonObject Hop(string role, string words, bool optional = false)
    {
        var hop = Span(words);
        hop["role"] = role;
        hop["optional"] = optional;
        return hop;
    }

    public static EvaluationFile File(params JsonObject[] documents) =>
        new("test", [.. documents.Select(d => EvaluationDocument.Parse("test", d.ToJsonString()))]);

    private int Offset(int utf16) => unit == OffsetUnit.Utf16 ? utf16 : Text.AsSpan(0, utf16).ToString().EnumerateRunes().Count();
}
