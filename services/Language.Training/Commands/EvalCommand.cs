using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>eval FILE.conllu… --model FILE</c>: prints how well and how fast a model parses treebanks from their own tokens.</summary>
internal static class EvalCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "CoNLL-U files.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string>("--model") { Description = "Model file.", Required = true };
        var output = new Option<string?>("--conllu") { Description = "Writes what was predicted for the last file here, as CoNLL-U." };
        var command = new Command("eval", "Evaluates a model on gold tokens.") { files, model, output };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(model)!, result.GetValue(output)));
        return command;
    }

    private static int Run(string[] files, string modelPath, string? output)
    {
        using var stream = File.OpenRead(modelPath);
        var model = NeuralModel.Load(stream);
        Console.WriteLine("| set | words | UPOS | XPOS | UAS | LAS | UAS no punct | LAS no punct | tokens/s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var file in files)
        {
            var sentences = Conllu.ReadPath(file);
            _ = Evaluation.Run(model, sentences); // The first run is the compiler's.
            var scores = Evaluation.Run(model, sentences);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))}/{Path.GetFileName(file)} | {scores.Words} | {scores.Upos:F2} | {scores.Xpos:F2} | {scores.Uas:F2} | {scores.Las:F2} | {scores.UasNoPunctuation:F2} | {scores.LasNoPunctuation:F2} | {scores.TokensPerSecond:F0} |"));
        }

        if (output is not null)
        {
            using var writer = new StreamWriter(output);
            ConlluWriter.Write(model, Conllu.ReadPath(files[^1]), writer);
        }

        return 0;
    }
}
