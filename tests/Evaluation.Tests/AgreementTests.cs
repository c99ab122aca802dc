using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DiploMesh.Evaluation.Diplomatic;
using DiploMesh.Evaluation.Linked;

namespace DiploMesh.Evaluation.Tests;

/// <summary>Every figure of ours is that of the reference scorers, on gold files disturbed at random.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("diplomesh-test-");

    [Theory]
    [InlineData("eval/polnear_dev.jsonl", 1)]
    [InlineData("eval/gum_news.jsonl", 2)]
    [InlineData("eval/gum_news.jsonl", 3)]
    [InlineData("eval/diplomatic_dev.jsonl", 4)]
    [InlineData("eval/diplomatic_dev.jsonl", 5)]
    [InlineData("seed/gold.jsonl", 6)]
    public async Task Figures_OfDisturbedGold_AreThoseOfTheReference(string file, int seed)
    {
        var source = Path.Combine(ReferenceScorers.Folder, file);
        var diplomatic = EvaluationFile.Read(source, limit: 1).Documents[0].IsDiplomatic;
        var disturbance = new Disturbance(seed, diplomatic ? OffsetUnit.Utf16 : OffsetUnit.CodePoints);
        var golds = File.ReadLines(source).Where(line => line.Length > 0).Select(line => disturbance.Prefixed(JsonNode.Parse(line)!.AsObject())).ToArray();
        var gold = Write("gold.jsonl", golds);
        var predicted = Write("predicted.jsonl", golds.Select(disturbance.Predict));

        var reference = await ReferenceScorers.RunAsync(diplomatic, gold, predicted, TestContext.Current.CancellationToken);
        var ours = ReferenceScorers.Figures(Score(diplomatic, gold, predicted)).ToDictionary(f => f.Path, f => f.Value);

        var figures = ReferenceScorers.Figures(reference).ToArray();
        figures.Length.ShouldBeGreaterThan(90);
        foreach (var (path, value) in figures)
        {
            ours.ShouldContainKey(path);
            (Math.Abs((ours[path] ?? -1) - (value ?? -1)) < 1e-9).ShouldBeTrue($"{path}: {ours[path]} here, {value} there");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonNode Score(bool diplomatic, string gold, string predicted)
    {
        var (goldFile, predictedFile) = (EvaluationFile.Read(gold), EvaluationFile.Read(predicted));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (diplomatic)
            {
                DiplomaticReportWriter.WriteJson(json, DiplomaticScorer.Score(goldFile, predictedFile));
            }
            else
            {
                LinkedReportWriter.WriteJson(json, LinkedScorer.Score(goldFile, predictedFile));
            }

            json.WriteEndObject();
        }

        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!;
    }

    private string Write(string name, IEnumerable<JsonObject> documents)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, documents.Select(d => d.ToJsonString()));
        return path;
    }
}
