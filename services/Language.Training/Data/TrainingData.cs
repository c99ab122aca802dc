using DiploMesh.Language.Neural;
using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Training.Data;

/// <summary>Where the data of a run comes from.</summary>
/// <param name="Ewt">Folder of the treebank whose development part decides.</param>
/// <param name="Gum">Folder of another one, or null.</param>
/// <param name="Silver">Files that models annotated.</param>
/// <param name="Attributions">Files with statements.</param>
/// <param name="Teachers">Models that vote on the trees of the texts of <paramref name="Attributions"/>; none to leave the trees unknown.</param>
internal sealed record Sources(string Ewt, string? Gum, IReadOnlyList<string> Silver, IReadOnlyList<string> Attributions, IReadOnlyList<string> Teachers);

/// <summary>All that a run learns from.</summary>
/// <param name="Settings">The settings, with the layers that the heads need.</param>
/// <param name="Heads">The heads.</param>
/// <param name="HeadWeights">Weight of each head's loss.</param>
/// <param name="Vocabulary">Words with an embedding.</param>
/// <param name="Passages">The passages.</param>
internal sealed record TrainingData(
    TrainingSettings Settings, IReadOnlyList<HeadSpec> Heads, IReadOnlyList<float> HeadWeights, Vocabulary Vocabulary, IReadOnlyList<Passage> Passages)
{
    /// <summary>Reads it.</summary>
    /// <param name="sources">Where from.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="report">Receives a line now and then.</param>
    /// <returns>The data.</returns>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static TrainingData Read(Sources sources, TrainingSettings settings, Action<string> report)
    {
        var train = Conllu.ReadPath(sources.Ewt);
        train.AddRange(sources.Gum is null ? [] : Conllu.ReadPath(sources.Gum));
        var silver = sources.Silver.SelectMany(Conllu.ReadPath).ToArray();
        var segmenter = new Segmenter();
        var texts = sources.Attributions.SelectMany(AttributedText.Read).Select(text => (Text: text, Document: Texts.Cut(text.Text, segmenter))).ToArray();
        var sentences = texts.Select(item => item.Document.Sentences.Select(range => Words(item.Document, range)).ToArray()).ToArray();
        if (sources.Teachers.Count > 0 && texts.Length > 0)
        {
            var ensemble = new Ensemble([.. sources.Teachers.Select(ReadModel)]);
            for (var i = 0; i < sentences.Length; i++)
            {
                sentences[i] = [.. ensemble.Annotate(sentences[i])];
            }

            report($"{sources.Teachers.Count} teachers annotated {sentences.Sum(text => text.Sum(sentence => (long)sentence.Length))} words");
        }

        settings = texts.Length == 0 ? settings : settings with { Encoder = settings.Encoder with { PassageLayers = Math.Max(1, settings.Encoder.PassageLayers) } };
        var lexicon = new Lexicon(settings.Encoder, train.Concat(silver).Concat(sentences.SelectMany(text => text)).SelectMany(sentence => sentence.Select(word => word.Form)), settings.MinWordCount);
        var parser = new ParserData(train, settings.Encoder, settings.ArcDimension, settings.LabelDimension);
        Example Silver(TreebankWord[] sentence) => parser.ToExample(sentence, lexicon) with { Weight = settings.SilverWeight };
        var trees = train.Select(sentence => new Passage([parser.ToExample(sentence, lexicon)])).ToArray();
        var passages = Enumerable.Repeat(trees, settings.TreebankPasses).SelectMany(pass => pass).Concat(silver.Select(sentence => new Passage([Silver(sentence)])));
        float[] weights = [settings.TagWeight, settings.FeatureWeight, settings.TreeWeight];
        if (texts.Length == 0)
        {
            return new TrainingData(settings, parser.Heads, weights, lexicon.Vocabulary, [.. passages]);
        }

        var attribution = new AttributionData(parser.Heads.Count, settings.Encoder.AllLayers - 1);
        Example OfText(TreebankWord[] sentence) => sources.Teachers.Count > 0
            ? Silver(sentence)
            : new Example([.. sentence.Select(word => lexicon.TypeOf(word.Form))], new Gold?[parser.Heads.Count]);
        var attributed = texts.SelectMany((item, i) => attribution.ToPassages(item.Text, item.Document, s => OfText(sentences[i][s])));
        return new TrainingData(
            settings, [.. parser.Heads, .. attribution.Heads], [.. weights, .. attribution.Heads.Select(_ => settings.StatementWeight)], lexicon.Vocabulary, [.. passages, .. attributed]);
    }

    private static TreebankWord[] Words(Document document, TokenRange range) =>
        [.. Enumerable.Range(range.First, range.Count).Select(i => new TreebankWord(document.Characters(i).ToString(), "_", "_", "_", -1, "_"))];

    private static NeuralModel ReadModel(string path)
    {
        using var stream = File.OpenRead(path);
        return NeuralModel.Load(stream);
    }
}
