using System.Text;
using System.Text.Json.Nodes;

namespace DiploMesh.Evaluation.Tests;

/// <summary>Makes predictions out of gold: drops and doubles attributions, moves spans, changes values. The same seed, the same predictions.</summary>
internal sealed class Disturbance(int seed, OffsetUnit unit)
{
    private const string Prefix = "🕊 "; // makes code points and UTF-16 differ everywhere after it

    private static readonly string?[] Values = [null, "direct", "KIND_INDIRECT", "narrator", "HEDGED", "note-verbale", "call", "the President", "nobody"];
    private readonly Random _random = new(seed);

    private int PrefixLength => unit == OffsetUnit.Utf16 ? Prefix.Length : Prefix.EnumerateRunes().Count();

    /// <summary>Puts a character above U+FFFF in front of a gold document.</summary>
    public JsonObject Prefixed(JsonObject gold)
    {
        var document = gold.DeepClone().AsObject();
        document["text"] = Prefix + (string)document["text"]!;
        foreach (var span in Spans(document))
        {
            span["start"] = (int)span["start"]! + PrefixLength;
            span["end"] = (int)span["end"]! + PrefixLength;
        }

        return document;
    }

    /// <summary>A prediction for a prefixed gold document.</summary>
    public JsonObject Predict(JsonObject gold)
    {
        var document = gold.DeepClone().AsObject();
        var text = (string)document["text"]!;
        var predicted = new JsonArray();
        foreach (var attribution in document["attributions"]!.AsArray().Select(a => a!.DeepClone().AsObject()))
        {
            if (Chance(0.15))
            {
                continue;
            }

            foreach (var span in Spans(attribution).Where(_ => Chance(0.4)))
            {
                Move(span, text);
            }

            foreach (var field in new[] { "source", "cue", "addressee", "condition", "chain" }.Where(f => attribution.ContainsKey(f) && Chance(0.1)))
            {
                attribution[field] = new JsonArray();
            }

            foreach (var field in new[] { "type", "kind", "modality", "channel", "speaker", "holder", "nested_in", "restates" }.Where(f => attribution.ContainsKey(f) && Chance(0.2)))
            {
                attribution[field] = Values[_random.Next(Values.Length)];
            }

            predicted.Add(attribution);
            if (Chance(0.1))
            {
                predicted.Add(attribution.DeepClone());
            }
        }

        document["attributions"] = predicted;
        return document;
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private void Move(JsonObject span, string text)
    {
        var shift = Prefix.Length - PrefixLength; // the only character of two units stands in front
        var start = Math.Clamp((int)span["start"]! + shift + _random.Next(-12, 13), Prefix.Length, text.Length - 1);
        var end = Math.Clamp((int)span["end"]! + shift + _random.Next(-12, 13), start + 1, text.Length);
        span["start"] = start - shift;
        span["end"] = end - shift;
        span["text"] = text[start..end];
    }

    private static IEnumerable<JsonObject> Spans(JsonNode? node) => node switch
    {
        JsonObject o when o.ContainsKey("start") => [o],
        JsonObject o => [.. o.SelectMany(p => Spans(p.Value))],
        JsonArray a => [.. a.SelectMany(Spans)],
        _ => [],
    };
}
