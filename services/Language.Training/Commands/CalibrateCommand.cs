using System.CommandLine;
using System.Globalization;
using DiploMesh.Evaluation;
using DiploMesh.Evaluation.Linked;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>calibrate FILE.jsonl --model FILE --out FILE</c>: fits the probability that a proposed statement is right, on texts that the model was not trained on.</summary>
internal static class CalibrateCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON lines with texts and their statements; none that the model was trained on." };
        var model = new Option<string>("--model") { Description = "Model file.", Required = true };
        var output = new Option<string>("--out") { Description = "List of weights to write.", Required = true };
        var bias = new Option<float>("--cue-bias") { Description = "Added to the score of a cue: finds more, of which the unsure can be left out.", DefaultValueFactory = _ => ProposalSession.DefaultCueBias };
        var command = new Command("calibrate", "Fits the confidence of proposed statements, and prints what each threshold gives.") { file, model, output, bias };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(model)!, result.GetValue(output)!, result.GetValue(bias)));
        return command;
    }

    private static int Run(string file, string modelPath, string output, float bias)
    {
        using var stream = File.OpenRead(modelPath);
        var session = new ProposalSession(NeuralModel.Load(stream)) { CueBias = bias };
        var segmenter = new Segmenter();
        var examples = new List<(double[] Features, bool Right)>();
        var gold = 0;
        foreach (var text in AttributedText.Read(file))
        {
            gold += text.Attributions.Count(attribution => attribution.Content.Count > 0);
            examples.AddRange(Judge(text, Texts.Cut(text.Text, segmenter), session));
        }

        var weights = LogisticRegression.Fit(examples, ProposalFeatures.Count);
        using (var writer = new StreamWriter(output))
        {
            writer.WriteLine("# Weights of the confidence of a proposed statement, fitted by the trainer's calibrate command: feature, weight.");
            for (var i = 0; i < weights.Length; i++)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ProposalFeatures.Names[i]} {weights[i]:F4}"));
            }
        }

        PrintThresholds(examples, weights, gold);
        return 0;
    }

    // A proposal is right if its content is found (half of it shared) and its source's head agrees, as the linked score counts.
    private static IEnumerable<(double[] Features, bool Right)> Judge(AttributedText text, Document document, ProposalSession session)
    {
        var words = ScoredText.OfWordsAndMarks(text.Text);
        var proposals = new List<Proposal>();
        session.Read(
            document.Text, [.. document.Tokens.Select(token => new TokenSpan(token.Start, token.End - token.Start))], [.. document.Sentences.Select(range => range.End)],
            [.. document.Paragraphs.Select(range => range.End)], new TokenParse[document.Count], proposals);
        LinkedAttribution Linked(IEnumerable<TextSpan> source, IEnumerable<TextSpan> cue, IEnumerable<TextSpan> content) => new(words, [.. source], [.. cue], [.. content], null, null, null);
        TextSpan[] Spans(IEnumerable<AttributedText.Span> spans) => [.. spans.Select(span => new TextSpan(span.Start, span.End))];
        LinkedAttribution[] gold = [.. text.Attributions.Where(a => a.Content.Count > 0).Select(a => Linked(Spans(a.Source), Spans(a.Cue), Spans(a.Content)))];
        LinkedAttribution[] found =
        [
            .. proposals.Select(p => Linked(p.Source.IsEmpty ? [] : [document.SpanOf(p.Source)], [document.SpanOf(p.Cue)], p.Contents.Select(document.SpanOf))),
        ];
        var right = new bool[found.Length];
        foreach (var pair in Alignment.Align(gold, found, 0.5))
        {
            right[pair.Predicted] = SourceHead.Agrees(gold[pair.Gold], found[pair.Predicted]);
        }

        return proposals.Select((proposal, i) =>
        {
            var features = new double[ProposalFeatures.Count];
            ProposalFeatures.Write(proposal, features);
            return (features, right[i]);
        });
    }

    private static void PrintThresholds(List<(double[] Features, bool Right)> examples, double[] weights, int gold)
    {
        var judged = examples.Select(example => (Confidence: LogisticRegression.Probability(weights, example.Features), example.Right)).ToArray();
        Console.Out.WriteLine("| threshold | proposed | precision | recall | F1 |");
        Console.Out.WriteLine("|---|---|---|---|---|");
        for (var step = 0; step <= 12; step++)
        {
            var threshold = step * 0.05;
            var kept = judged.Where(item => item.Confidence >= threshold).ToArray();
            var score = PrecisionRecall.Of(kept.Count(item => item.Right), kept.Length, gold);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {threshold:F2} | {kept.Length} | {100 * score.Precision:F2} | {100 * score.Recall:F2} | {100 * score.F1:F2} |"));
        }
    }
}
