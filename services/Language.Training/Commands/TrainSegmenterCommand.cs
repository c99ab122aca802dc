using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Training.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>train-segmenter --ewt DIR --gum DIR --out FILE</c>: trains the tokenizer and sentence splitter.</summary>
internal static class TrainSegmenterCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var defaults = new SegmentationSettings();
        var ewt = new Option<string>("--ewt") { Description = "Folder of UD English-EWT: train.conllu is trained on, dev.conllu is scored.", Required = true };
        var gum = new Option<string>("--gum") { Description = "Folder of UD English-GUM: train.conllu is trained on.", Required = true };
        var output = new Option<string>("--out") { Description = "Model file to write.", Required = true };
        var heldOut = new Option<int>("--held-out") { Description = "Keeps every n-th document of the training files out and scores them; 0 trains on all." };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => defaults.Seed };
        var tokenRows = new Option<int>("--token-rows") { Description = "Features kept to tell tokens.", DefaultValueFactory = _ => 3072 };
        var sentenceRows = new Option<int>("--sentence-rows") { Description = "Features kept to tell sentences.", DefaultValueFactory = _ => 5120 };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => defaults.Epochs };
        var dropout = new Option<float>("--dropout") { DefaultValueFactory = _ => defaults.Dropout };
        var decay = new Option<float>("--decay") { DefaultValueFactory = _ => defaults.Decay };
        var rate = new Option<float>("--learning-rate") { DefaultValueFactory = _ => defaults.LearningRate };
        var minCount = new Option<int>("--min-count") { DefaultValueFactory = _ => defaults.MinCount };
        var command = new Command("train-segmenter", "Trains tokenizer and sentence splitter on CoNLL-U treebanks.")
        {
            ewt, gum, output, heldOut, seed, tokenRows, sentenceRows, epochs, dropout, decay, rate, minCount,
        };
        command.SetAction(result => Run(
            result.GetValue(ewt)!,
            result.GetValue(gum)!,
            result.GetValue(output)!,
            result.GetValue(heldOut),
            defaults with
            {
                Seed = result.GetValue(seed), Epochs = result.GetValue(epochs), Dropout = result.GetValue(dropout), Decay = result.GetValue(decay),
                LearningRate = result.GetValue(rate), MinCount = result.GetValue(minCount),
            },
            result.GetValue(tokenRows),
            result.GetValue(sentenceRows)));
        return command;
    }

    private static int Run(string ewt, string gum, string output, int heldOut, SegmentationSettings settings, int tokenRows, int sentenceRows)
    {
        var (ewtTrain, ewtHeld) = Divide(Read(Path.Combine(ewt, "train.conllu")), heldOut);
        var (gumTrain, gumHeld) = Divide(Read(Path.Combine(gum, "train.conllu")), heldOut);
        var contractions = ContractionFinder.Find([.. ewtTrain, .. gumTrain]);
        var examples = new ExampleBuilder(contractions);
        examples.Add(TreebankText.Of(ewtTrain));
        examples.Add(TreebankText.Of(gumTrain));
        var model = new SegmentationModel(
            contractions,
            new HashedNetworkTrainer(examples.Tokens, settings with { Rows = tokenRows }).Run(line => Report("tokens: " + line)),
            new HashedNetworkTrainer(examples.Sentences, settings with { Rows = sentenceRows }).Run(line => Report("sentences: " + line)));
        using (var file = File.Create(output))
        {
            model.Save(file);
        }

        Report($"wrote {output}, {new FileInfo(output).Length} bytes");
        Report("EWT dev", Read(Path.Combine(ewt, "dev.conllu")), model);
        Report("EWT train, held out", ewtHeld, model);
        Report("GUM train, held out", gumHeld, model);
        return 0;
    }

    private static List<ConlluSentence> Read(string path)
    {
        using var reader = File.OpenText(path);
        return [.. ConlluReader.Read(reader, path)];
    }

    private static (List<ConlluSentence> Train, List<ConlluSentence> Held) Divide(List<ConlluSentence> sentences, int every)
    {
        var train = new List<ConlluSentence>();
        var held = new List<ConlluSentence>();
        var document = 0;
        foreach (var sentence in sentences)
        {
            document += sentence.StartsDocument ? 1 : 0;
            (every > 0 && document % every == 0 ? held : train).Add(sentence);
        }

        return (train, held);
    }

    private static void Report(string set, List<ConlluSentence> sentences, SegmentationModel model)
    {
        if (sentences.Count > 0)
        {
            var score = SegmentationScore.Of(TreebankText.Of(sentences), new Segmenter(model));
            Report(string.Create(CultureInfo.InvariantCulture, $"{set}: {score.Words} words, tokens {score.Tokens:F2}, sentences {score.Sentences:F2}"));
        }
    }

    private static void Report(string line) => Console.Error.WriteLine(line);
}
