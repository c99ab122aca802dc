using System.CommandLine;
using System.Text.Json;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>tokenize FILE… [--jsonl] --out FILE.conllu</c>: cuts running text into CoNLL-U that <c>annotate</c> can tag and parse.</summary>
internal static class TokenizeCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Texts in UTF-8.", Arity = ArgumentArity.OneOrMore };
        var jsonl = new Option<bool>("--jsonl") { Description = "Each line of the files is a JSON object, whose \"text\" is read." };
        var model = new Option<string?>("--model") { Description = "Model file, instead of the one that ships." };
        var output = new Option<string>("--out") { Description = "CoNLL-U file to write.", Required = true };
        var command = new Command("tokenize", "Cuts running text into tokens and sentences.") { files, jsonl, model, output };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(jsonl), result.GetValue(model), result.GetValue(output)!));
        return command;
    }

    private static int Run(string[] files, bool jsonl, string? model, string output)
    {
        var segmenter = new Segmenter(model is null ? SegmentationModel.Default : ReadModel(model));
        using var writer = new StreamWriter(output);
        foreach (var file in files)
        {
            var number = 0;
            foreach (var text in jsonl ? File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(TextOf) : [File.ReadAllText(file)])
            {
                number++;
                segmenter.Segment(text);
                foreach (var sentence in SegmentedText.ToConllu(text, segmenter, jsonl ? $"{Path.GetFileName(file)}-{number}" : Path.GetFileName(file)))
                {
                    ConlluWriter.Write(sentence, writer);
                }
            }
        }

        return 0;
    }

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString() ?? string.Empty;
    }

    private static SegmentationModel ReadModel(string path)
    {
        using var stream = File.OpenRead(path);
        return SegmentationModel.Load(stream);
    }
}
