using System.CommandLine;
using System.Text;
using System.Text.Json;
using DiploMesh.Evaluation;
using DiploMesh.Evaluation.Diplomatic;
using DiploMesh.Evaluation.Linked;
using DiploMesh.Standalone.Evaluation;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh eval-attribution</c>: scores the engine, or given predictions, against a gold file.</summary>
internal sealed class EvalAttributionCommand : MeshCommand
{
    private readonly Argument<string> _gold = new("GOLD") { Description = "Gold file, one document a line", HelpName = "GOLD.jsonl" };
    private readonly Option<string> _predicted = new("--pred") { Description = "Score these predictions and not the engine of this program", HelpName = "PRED.jsonl" };
    private readonly Option<string> _errors = new("--errors") { Description = "Write every mismatch to this file, with the words concerned", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object" };
    private readonly Option<int?> _documents = new("--documents") { Description = "Score the first N gold documents only", HelpName = "N" };

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public EvalAttributionCommand(Terminal terminal)
        : base("eval-attribution", "Score attributions against a gold file: precision, recall, calibration, commonest errors", """
            How to score is seen from the gold file. Where it has actors and dispatch hops, every field of a statement is
            scored (offsets in UTF-16); where it has source, cue and content only, the linked attributions are (offsets in
            code points, the conventions of PolNeAR). The engine then answers with --convention polnear, and keeps nested
            statements where gold has them. In the calibration an attribution is right if content and source head are
            right (linked), or content, source and cue (diplomatic).
            No word of the texts is printed, except to the file that --errors names.

            Examples:
              diplomesh eval-attribution gold.jsonl
              diplomesh eval-attribution gold.jsonl --errors errors.jsonl --json | jq '."C.end-to-end"'
              diplomesh attribute --jsonl gold.jsonl --format json --convention polnear --offsets codepoints > pred.jsonl
              diplomesh eval-attribution gold.jsonl --pred pred.jsonl
            """, terminal)
    {
        Arguments.Add(_gold);
        Options.Add(_predicted);
        Options.Add(_errors);
        Options.Add(_json);
        Options.Add(_documents);
        _documents.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0)
            {
                result.AddError("--documents: must be at least 1.");
            }
        });
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            Run(parsed, cancellationToken);
            return Task.FromResult(ExitCodes.Success);
        }
        catch (EvaluationDataException exception)
        {
            throw new UserException(exception.Message);
        }
    }

    private void Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var gold = EvaluationFile.Read(parsed.GetRequiredValue(_gold), parsed.GetValue(_documents));
        var diplomatic = gold.Documents.Any(document => document.IsDiplomatic);
        var (predicted, speed) = Predict(parsed, gold, diplomatic, cancellationToken);
        if (diplomatic)
        {
            var report = DiplomaticScorer.Score(gold, predicted);
            Write(parsed, report.Calibration, report.Mismatches, speed, writer => DiplomaticReportWriter.WriteTable(writer, report), json => DiplomaticReportWriter.WriteJson(json, report));
        }
        else
        {
            var report = LinkedScorer.Score(gold, predicted);
            Write(parsed, report.Calibration, report.Mismatches, speed, writer => LinkedReportWriter.WriteTable(writer, report), json => LinkedReportWriter.WriteJson(json, report));
        }
    }

    private (EvaluationFile Predicted, EngineSpeed? Speed) Predict(ParseResult parsed, EvaluationFile gold, bool diplomatic, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_predicted) is { } path)
        {
            return (EvaluationFile.Read(path), null);
        }

        var convention = diplomatic ? Convention.DiploMesh : Convention.Polnear;
        return EnginePredictions.Run(gold, convention, keepNested: diplomatic || LinkedScorer.HasNesting(gold), Terminal, cancellationToken);
    }

    private void Write(ParseResult parsed, Calibration calibration, IReadOnlyList<Mismatch> mismatches, EngineSpeed? speed, Action<TextWriter> table, Action<Utf8JsonWriter> properties)
    {
        if (parsed.GetValue(_errors) is { } path)
        {
            EvaluationOutput.WriteErrors(path, mismatches);
        }

        if (!parsed.GetValue(_json))
        {
            table(Terminal.Out);
            EvaluationOutput.WriteTables(Terminal.Out, calibration, mismatches, speed);
            return;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            properties(json);
            EvaluationOutput.WriteJson(json, calibration, mismatches, speed);
            json.WriteEndObject();
        }

        Terminal.Out.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
