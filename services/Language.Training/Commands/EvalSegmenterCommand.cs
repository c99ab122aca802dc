using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Training.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>eval-segmenter FILE.conllu…</c>: prints how well tokens and sentences are found in the text of treebanks.</summary>
internal static class EvalSegmenterCommand
{
    private const int Runs = 8;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "CoNLL-U files.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "Model file, instead of the one that ships." };
        var command = new Command("eval-segmenter", "Evaluates tokens and sentences from running text.") { files, model };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(model)));
        return command;
    }

    private static int Run(string[] files, string? model)
    {
        var segmenter = new Segmenter(SegmenterModels.Open(model));
        Console.WriteLine("| set | words | tokens F1 | sentences F1 | characters/s |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var file in files)
        {
            using var reader = File.OpenText(file);
            var text = TreebankText.Of(ConlluReader.Read(reader, file));
            var score = SegmentationScore.Of(text, segmenter);
            var set = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))}/{Path.GetFileName(file)}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {set} | {score.Words} | {score.Tokens:F2} | {score.Sentences:F2} | {Speed(text.Text, segmenter):F0} |"));
        }

        return 0;
    }

    /// <summary>Characters segmented in a second of the best of several runs: the first ones are the compiler's too, and the machine may be shared.</summary>
    private static double Speed(string text, Segmenter segmenter)
    {
        var best = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            segmenter.Segment(text);
            best = Math.Max(best, text.Length / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
