using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>eval FILE.conllu… --model FILE</c>: prints how well and how fast a model parses treebanks from their own tokens.</summary>
internal static class EvalCommand
{
    private const int Runs = 4;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "CoNLL-U files.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string>("--model") { Description = "Model file.", Required = true };
        var command = new Command("eval", "Evaluates a model on gold tokens.") { files, model };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(model)!));
        return command;
    }

    private static int Run(string[] files, string modelPath)
    {
        using var stream = File.OpenRead(modelPath);
        var model = NeuralModel.Load(stream);
        Console.WriteLine("| set | words | UPOS | XPOS | UAS | LAS | UAS no punct | LAS no punct | tokens/s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var file in files)
        {
            var sentences = Conllu.ReadPath(file);
            var runs = Enumerable.Range(0, Runs).Select(_ => Evaluation.Run(model, sentences)).ToArray(); // The first ones are the compiler's too.
            var scores = runs.MaxBy(run => run.TokensPerSecond)!;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))}/{Path.GetFileName(file)} | {scores.Words} | {scores.Upos:F2} | {scores.Xpos:F2} | {scores.Uas:F2} | {scores.Las:F2} | {scores.UasNoPunctuation:F2} | {scores.LasNoPunctuation:F2} | {scores.TokensPerSecond:F0} |"));
        }

        return 0;
    }
}
