using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Training.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>eval-segmenter FILE.conllu…</c>: prints how well tokens and sentences are found in the text of treebanks.</summary>
internal static class EvalSegmenterCommand
{
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
        var segmenter = new Segmenter(model is null ? SegmentationModel.Default : ReadModel(model));
        Console.WriteLine("| set | words | tokens F1 | sentences F1 |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var file in files)
        {
            using var reader = File.OpenText(file);
            var score = SegmentationScore.Of(TreebankText.Of(ConlluReader.Read(reader, file)), segmenter);
            var set = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))}/{Path.GetFileName(file)}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {set} | {score.Words} | {score.Tokens:F2} | {score.Sentences:F2} |"));
        }

        return 0;
    }

    private static SegmentationModel ReadModel(string path)
    {
        using var stream = File.OpenRead(path);
        return SegmentationModel.Load(stream);
    }
}
