using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>train --ewt DIR --gum DIR --out FILE</c>: trains tagger and parser.</summary>
internal static class TrainCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var defaults = new TrainingSettings();
        var ewt = new Option<string>("--ewt") { Description = "Folder of UD English-EWT; its *train*.conllu is trained on, its dev.conllu decides which epoch is kept.", Required = true };
        var gum = new Option<string?>("--gum") { Description = "Folder of UD English-GUM; its *train*.conllu is trained on." };
        var silver = new Option<string[]>("--silver") { Description = "CoNLL-U file that models annotated (see annotate); trained on besides the treebanks.", AllowMultipleArgumentsPerToken = true };
        var silverWeight = new Option<float>("--silver-weight") { Description = "How much a silver sentence counts.", DefaultValueFactory = _ => defaults.SilverWeight };
        var attributions = new Option<string[]>("--attributions") { Description = "JSON lines with texts and their statements (PolNeAR's format): the heads that propose statements are trained on them.", AllowMultipleArgumentsPerToken = true };
        var teachers = new Option<string[]>("--teacher") { Description = "Model file; those given vote on the trees of the texts of --attributions.", AllowMultipleArgumentsPerToken = true };
        var passes = new Option<int>("--treebank-passes") { Description = "How often an epoch reads the treebanks.", DefaultValueFactory = _ => defaults.TreebankPasses };
        var output = new Option<string>("--out") { Description = "Model file to write; the checkpoint is kept beside it, with .checkpoint after its name.", Required = true };
        var resume = new Option<bool>("--resume") { Description = "Goes on from the checkpoint, with its settings." };
        var start = new Option<string?>("--start") { Description = "Model file: what it has learned, word by word and layer by layer where the sizes agree, is what this run starts from." };
        var minutes = new Option<double>("--minutes") { Description = "Stops after so many minutes; --resume goes on.", DefaultValueFactory = _ => double.PositiveInfinity };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => defaults.Epochs };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => defaults.Seed };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => defaults.Threads };
        var hidden = new Option<int>("--hidden") { Description = "Hidden numbers of an LSTM layer in each direction.", DefaultValueFactory = _ => defaults.Encoder.Hidden };
        var layers = new Option<int>("--layers") { DefaultValueFactory = _ => defaults.Encoder.Layers };
        var batch = new Option<int>("--batch-tokens") { DefaultValueFactory = _ => defaults.BatchTokens };
        var rate = new Option<float>("--learning-rate") { DefaultValueFactory = _ => defaults.Adam.LearningRate };
        var decay = new Option<float>("--weight-decay") { DefaultValueFactory = _ => defaults.Adam.WeightDecay };
        var minWords = new Option<int>("--min-word-count") { Description = "Words seen less often have no embedding of their own.", DefaultValueFactory = _ => defaults.MinWordCount };
        var dropout = new Option<float>("--dropout") { Description = "Dropout of inputs, layers and link heads.", DefaultValueFactory = _ => defaults.Regularization.Hidden };
        var anyWord = new Option<float>("--word-dropout") { Description = "Probability with which any word is hidden.", DefaultValueFactory = _ => defaults.Regularization.AnyWord };
        var smoothing = new Option<float>("--smoothing") { Description = "Label smoothing.", DefaultValueFactory = _ => defaults.Regularization.Smoothing };
        var statementWeight = new Option<float>("--statement-weight") { Description = "Weight of the loss of each head that proposes statements.", DefaultValueFactory = _ => defaults.StatementWeight };
        var recurrent = new Option<float>("--recurrent-dropout") { DefaultValueFactory = _ => defaults.Regularization.Recurrent };
        var command = new Command("train", "Trains tagger and parser on CoNLL-U treebanks.")
        {
            ewt, gum, silver, silverWeight, attributions, teachers, passes, output, resume, start, minutes, epochs, seed, threads, hidden, layers, batch, rate, decay, minWords, dropout, anyWord, smoothing, recurrent, statementWeight,
        };
        command.SetAction((result, cancellationToken) =>
        {
            var path = result.GetValue(output)!;
            var settings = result.GetValue(resume) ? Checkpoint.ReadSettings(CheckpointPath(path)) : defaults with
            {
                MinWordCount = result.GetValue(minWords),
                StatementWeight = result.GetValue(statementWeight),
                TreebankPasses = result.GetValue(passes),
                SilverWeight = result.GetValue(silverWeight),
                Epochs = result.GetValue(epochs),
                Seed = result.GetValue(seed),
                Threads = result.GetValue(threads),
                BatchTokens = result.GetValue(batch),
                Encoder = defaults.Encoder with { Hidden = result.GetValue(hidden), Layers = result.GetValue(layers) },
                Adam = defaults.Adam with { LearningRate = result.GetValue(rate), WeightDecay = result.GetValue(decay) },
                Regularization = defaults.Regularization with
                {
                    Input = result.GetValue(dropout), Hidden = result.GetValue(dropout), Parts = result.GetValue(dropout), Recurrent = result.GetValue(recurrent),
                    AnyWord = result.GetValue(anyWord), Smoothing = result.GetValue(smoothing),
                },
            };
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (double.IsFinite(result.GetValue(minutes)))
            {
                stop.CancelAfter(TimeSpan.FromMinutes(result.GetValue(minutes)));
            }

            return Task.FromResult(Run(settings, new Sources(result.GetValue(ewt)!, result.GetValue(gum), result.GetValue(silver) ?? [], result.GetValue(attributions) ?? [], result.GetValue(teachers) ?? []), path, result.GetValue(resume), result.GetValue(start), stop.Token));
        });
        return command;
    }

    private static string CheckpointPath(string model) => model + ".checkpoint";

    private static int Run(TrainingSettings settings, Sources sources, string output, bool resume, string? start, CancellationToken stop)
    {
        var dev = Conllu.ReadPath(Path.Combine(sources.Ewt, "dev.conllu"));
        var data = TrainingData.Read(sources, settings, Report);
        var trainer = new Trainer(data.Settings, data.Heads, data.HeadWeights, data.Vocabulary);
        if (resume)
        {
            trainer.Progress = Checkpoint.Read(CheckpointPath(output), trainer.Parameters);
        }

        else if (start is not null)
        {
            Report($"starts with {trainer.StartFrom(NeuralModel.Load(new MemoryStream(File.ReadAllBytes(start))))} weights of {start}");
        }

        Report($"{data.Passages.Count} passages, {data.Passages.Sum(passage => (long)passage.Length)} words, vocabulary {data.Vocabulary.Words.Count}, weights {trainer.Parameters.Sum(parameter => (long)parameter.Value.Length)}");
        Report(data.Settings.ToString());
        var done = trainer.Run(
            data.Passages,
            Report,
            (model, when) =>
            {
                var scores = Evaluation.Run(model, dev);
                Report(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{when} dev UPOS {scores.Upos:F2} XPOS {scores.Xpos:F2} UAS {scores.Uas:F2} LAS {scores.Las:F2} without punctuation UAS {scores.UasNoPunctuation:F2} LAS {scores.LasNoPunctuation:F2}, {scores.TokensPerSecond:F0} tokens/s"));
                return scores.LasNoPunctuation;
            },
            model => Write(model, output),
            epoch => Checkpoint.Write(CheckpointPath(output), data.Settings, epoch, trainer.Parameters),
            stop);
        Checkpoint.Write(CheckpointPath(output), data.Settings, trainer.Progress, trainer.Parameters);
        Report(done ? "done" : "stopped; --resume goes on");
        if (done)
        {
            ReportCard(output, trainer.Progress);
        }

        return 0;
    }

    private static void Write(NeuralModel model, string path)
    {
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        {
            ModelFile.Write(model, file);
        }

        File.Move(temporary, path, overwrite: true);
        Report($"best so far: wrote {path}, {new FileInfo(path).Length} bytes");
    }

    // What the model card says of the file and of the run.
    private static void ReportCard(string path, Progress progress)
    {
        var bytes = File.ReadAllBytes(path);
        var model = NeuralModel.Load(new MemoryStream(bytes));
        Report($"model {Path.GetFileName(path)}: {bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        Report($"weights {model.Parameters}, vocabulary {model.Vocabulary.Words.Count}, {model.Encoder}");
        foreach (var head in model.Heads)
        {
            Report($"head {head.Name} on layer {head.Layer}: {head.Labels.Count} labels");
        }

        Report(string.Create(CultureInfo.InvariantCulture, $"best development LAS without punctuation {progress.BestScore:F2} after {progress.Seconds / 60:F0} minutes in all"));
    }

    private static void Report(string line) => Console.Error.WriteLine(line);
}
