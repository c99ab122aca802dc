using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiploMesh.Evaluation;

namespace DiploMesh.Standalone.Evaluation;

/// <summary>Writes what belongs to every evaluation: calibration, the commonest mismatches, speed.</summary>
internal static class EvaluationOutput
{
    private const int Kinds = 30;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes tables for people.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="calibration">Stated confidence against share right.</param>
    /// <param name="mismatches">What gold and prediction do not agree on.</param>
    /// <param name="speed">How fast the engine was; null if it was not run.</param>
    public static void WriteTables(TextWriter writer, Calibration calibration, IReadOnlyList<Mismatch> mismatches, EngineSpeed? speed)
    {
        if (calibration.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calibration: expected error {calibration.ExpectedError:F4} over {calibration.Count} predictions with a confidence"));
            writer.WriteLine("   confidence    count   mean  share right");
            foreach (var bin in calibration.Bins)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {bin.From:F1} to {bin.From + 0.1:F1}  {bin.Count,7}  {bin.MeanConfidence,5:F3}  {bin.ShareRight,11:F3}"));
            }
        }

        if (mismatches.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"commonest errors, of {mismatches.Count}"));
            foreach (var (label, count) in Mismatch.Commonest(mismatches).Take(Kinds))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {count,6}  {label}"));
            }
        }

        if (speed is { } s)
        {
            writer.WriteLine();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"speed: {s.TokensPerSecond:N0} tokens a second and thread ({s.Tokens:N0} tokens)"));
        }
    }

    /// <summary>Writes the same as properties of the current object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="calibration">Stated confidence against share right.</param>
    /// <param name="mismatches">What gold and prediction do not agree on.</param>
    /// <param name="speed">How fast the engine was; null if it was not run.</param>
    public static void WriteJson(Utf8JsonWriter json, Calibration calibration, IReadOnlyList<Mismatch> mismatches, EngineSpeed? speed)
    {
        json.WriteStartObject("calibration");
        json.WriteNumber("count", calibration.Count);
        json.WriteNumber("expected_error", calibration.ExpectedError);
        json.WriteStartArray("bins");
        foreach (var bin in calibration.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", bin.From);
            json.WriteNumber("count", bin.Count);
            json.WriteNumber("mean_confidence", bin.MeanConfidence);
            json.WriteNumber("share_right", bin.ShareRight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("errors");
        foreach (var (label, count) in Mismatch.Commonest(mismatches))
        {
            json.WriteNumber(label, count);
        }

        json.WriteEndObject();
        if (speed is { } s)
        {
            json.WriteNumber("tokens_per_second", s.TokensPerSecond);
        }
    }

    /// <summary>Writes each mismatch, with the texts of its spans, as a line of JSON.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="mismatches">The mismatches.</param>
    public static void WriteErrors(string path, IEnumerable<Mismatch> mismatches)
    {
        using var stream = File.Create(path);
        foreach (var mismatch in mismatches)
        {
            using (var json = new Utf8JsonWriter(stream, Compact))
            {
                mismatch.WriteTo(json);
            }

            stream.WriteByte((byte)'\n');
        }
    }
}
