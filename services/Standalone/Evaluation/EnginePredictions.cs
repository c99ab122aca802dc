using System.Diagnostics;
using DiploMesh.Attribution;
using DiploMesh.Evaluation;
using DiploMesh.Language;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Commands;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Standalone.Evaluation;

/// <summary>How fast the engine was.</summary>
/// <param name="Tokens">Tokens of all texts.</param>
/// <param name="BusySeconds">Time within the engine, summed over threads.</param>
internal readonly record struct EngineSpeed(long Tokens, double BusySeconds)
{
    /// <summary>Tokens a second on one thread.</summary>
    public double TokensPerSecond => BusySeconds > 0 ? Tokens / BusySeconds : 0;
}

/// <summary>Runs the engine of this process over the texts of a gold file, on every core. What is scored is what <c>diplomesh attribute</c> prints.</summary>
internal static class EnginePredictions
{
    private const string Name = "the engine's answer";

    /// <summary>Predicts.</summary>
    /// <param name="gold">The gold documents; only texts and dates are read.</param>
    /// <param name="convention">How statements are marked.</param>
    /// <param name="keepNested">True to keep statements within statements.</param>
    /// <param name="terminal">Shows progress on standard error.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The predictions, in the unit of offsets that goes with the convention, and the speed.</returns>
    public static (EvaluationFile Predictions, EngineSpeed Speed) Run(
        EvaluationFile gold, Convention convention, bool keepNested, Terminal terminal, CancellationToken cancellationToken)
    {
        var attributor = LocalAttribution.Create(convention, keepNested);
        var encoding = convention == Convention.Polnear ? EncodingType.Utf32 : EncodingType.Utf16;
        var predictions = new EvaluationDocument[gold.Documents.Count];
        using var progress = new ProgressLine(terminal, "Attributing", predictions.Length);
        var sync = new Lock();
        var (done, tokens, ticks) = (0, 0L, 0L);
        if (predictions.Length > 0)
        {
            Attribute(0); // compiles; not timed
        }

        Parallel.For(0, predictions.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, i =>
        {
            var document = gold.Documents[i];
            var started = Stopwatch.GetTimestamp();
            var response = Attribute(i);
            var elapsed = Stopwatch.GetTimestamp() - started;
            predictions[i] = EvaluationDocument.Parse(Name, AttributionJson.Write(TextOf(document), response, withType: convention == Convention.Polnear));
            var count = Document.Parse(TextOf(document)).Count;
            lock (sync)
            {
                tokens += count;
                ticks += elapsed;
                progress.Report(++done, document.Id);
            }
        });
        return (new EvaluationFile(Name, predictions), new EngineSpeed(tokens, (double)ticks / Stopwatch.Frequency));

        AttributeTextResponse Attribute(int i)
        {
            var document = gold.Documents[i];
            var published = document.Published is { } date && Times.TryParse(date, out var time) ? time.ToTimestamp() : null;
            return attributor.Attribute(new AttributeTextRequest { DocumentId = document.Id, Text = TextOf(document), EncodingType = encoding, PublishedTime = published }, cancellationToken);
        }
    }

    private static string TextOf(EvaluationDocument document) => document.Text ?? throw new EvaluationDataException($"{document.Id}: has no text.");
}
