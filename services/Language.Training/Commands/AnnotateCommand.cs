using System.CommandLine;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>annotate FILE.conllu --model FILE… --out FILE</c>: lets models vote on the trees of a tokenized text.</summary>
internal static class AnnotateCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CoNLL-U file; its words and sentences are kept." };
        var models = new Option<string[]>("--model") { Description = "Model file; several vote.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "CoNLL-U file to write.", Required = true };
        var command = new Command("annotate", "Tags and parses tokenized text by a vote of models.") { file, models, output };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(models)!, result.GetValue(output)!));
        return command;
    }

    private static int Run(string file, string[] models, string output)
    {
        var ensemble = new Ensemble([.. models.Select(ReadModel)]);
        using var writer = new StreamWriter(output);
        ConlluWriter.Write(ensemble.Annotate(Conllu.ReadPath(file)), writer);
        return 0;
    }

    private static NeuralModel ReadModel(string path)
    {
        using var stream = File.OpenRead(path);
        return NeuralModel.Load(stream);
    }
}
