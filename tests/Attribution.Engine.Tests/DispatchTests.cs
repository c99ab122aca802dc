using System.Text.Json;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>Whole dispatches with gold: how many statements are found, and found with kind, speaker and modality right.</summary>
public sealed class DispatchTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Dispatches");

    [Theory]
    [InlineData("varied-1.jsonl", 0.95, 0.92)]
    [InlineData("varied-2.jsonl", 0.92, 0.88)]
    public void Attribute_VariedDispatches_MostStatementsAreFoundAndRight(string file, double leastFound, double leastRight)
    {
        var (gold, predicted, found, right) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            using var json = JsonDocument.Parse(line);
            var document = Reading.Attribute(json.RootElement.GetProperty("text").GetString()!);
            predicted += document.Statements.Count;
            foreach (var expected in json.RootElement.GetProperty("attributions").EnumerateArray())
            {
                gold++;
                var best = document.Statements.MaxBy(s => Overlap(Spans(expected, "content"), s.Content));
                if (best is null || Overlap(Spans(expected, "content"), best.Content) < 0.5)
                {
                    continue;
                }

                found++;
                right += IsRight(json.RootElement, expected, best) ? 1 : 0;
            }
        }

        F1(found, predicted, gold).ShouldBeGreaterThan(leastFound);
        F1(right, predicted, gold).ShouldBeGreaterThan(leastRight);
    }

    private static double F1(int hits, int predicted, int gold) => 2.0 * hits / (predicted + gold);

    private static bool IsRight(JsonElement dispatch, JsonElement expected, Statement statement) =>
        Values(expected, "kind").Contains(statement.Kind.ToString().ToLowerInvariant())
        && Values(expected, "modality").Contains(statement.Modality.ToString().ToLowerInvariant())
        && Values(expected, "speaker").Any(key => key is null ? statement.Speaker is null : statement.Speaker is { } speaker && Names(dispatch, key).Contains(speaker.Name, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Names(JsonElement dispatch, string key)
    {
        var actor = dispatch.GetProperty("actors").EnumerateArray().First(a => a.GetProperty("key").GetString() == key);
        return [actor.GetProperty("name").GetString()!, .. actor.GetProperty("mentions").EnumerateArray().Select(m => m.GetProperty("text").GetString()!), .. Without(actor.GetProperty("name").GetString()!)];
    }

    /// <summary>The name without a leading article.</summary>
    private static IEnumerable<string> Without(string name) => name.StartsWith("the ", StringComparison.Ordinal) ? [name[4..]] : ["the " + name];

    private static List<string?> Values(JsonElement expected, string field)
    {
        var values = new List<string?> { expected.GetProperty(field).GetString() };
        if (expected.TryGetProperty("alt", out var alternatives) && alternatives.TryGetProperty(field, out var others))
        {
            values.AddRange(others.EnumerateArray().Select(o => o.GetString()));
        }

        return values;
    }

    private static List<TextSpan> Spans(JsonElement expected, string field) => [.. expected.GetProperty(field).EnumerateArray().Select(s => new TextSpan(s.GetProperty("start").GetInt32(), s.GetProperty("end").GetInt32()))];

    private static double Overlap(IEnumerable<TextSpan> x, IEnumerable<TextSpan> y)
    {
        var left = x.SelectMany(s => Enumerable.Range(s.Start, s.End - s.Start)).ToHashSet();
        var right = y.SelectMany(s => Enumerable.Range(s.Start, s.End - s.Start)).ToHashSet();
        var shared = left.Count(right.Contains);
        return shared / (double)Math.Max(1, left.Count + right.Count - shared);
    }
}
