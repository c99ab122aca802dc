using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DiploMesh.Testing;

namespace DiploMesh.Evaluation.Tests;

/// <summary>
/// The scorers that everybody's figures are measured with. They and the corpora are not ours to ship: the environment variable
/// <c>DIPLOMESH_EVAL</c> names the folder that holds <c>eval/</c> and <c>seed/</c>; without it the comparison is skipped.
/// </summary>
internal static class ReferenceScorers
{
    private const string Variable = "DIPLOMESH_EVAL";

    public static string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "eval"))
        ? folder
        : throw EngineRequirement.Missing("eval", $"{Variable} names no folder that holds eval/.");

    /// <summary>Runs a scorer on two files.</summary>
    /// <returns>Its figures.</returns>
    public static async Task<JsonNode> RunAsync(bool diplomatic, string gold, string predicted, CancellationToken cancellationToken)
    {
        var report = predicted + ".json";
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = diplomatic ? ["score_diplomatic.py", gold, predicted, "--json"] : ["score.py", gold, predicted, "--json", report];
        start.ArgumentList.Add(Path.Combine(Folder, "eval", arguments[0]));
        Array.ForEach(arguments[1..], start.ArgumentList.Add);
        start.Environment["PYTHONUTF8"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        return JsonNode.Parse(diplomatic ? await output : await File.ReadAllTextAsync(report, cancellationToken))!;
    }

    /// <summary>All numbers of a report by their path.</summary>
    public static IEnumerable<(string Path, double? Value)> Figures(JsonNode? node, string path = "") => node switch
    {
        JsonObject o => o.SelectMany(p => Figures(p.Value, $"{path}/{p.Key}")),
        JsonArray a => a.SelectMany((item, i) => Figures(item, $"{path}/{i}")),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => [(path, v.GetValue<double>())],
        _ => [(path, null)],
    };

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw EngineRequirement.Missing("eval", "python3 was not found.");
        }
    }
}
