using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Data;

/// <summary>Makes the heads of tagger and parser, and their examples, from treebanks.</summary>
internal sealed class ParserData
{
    private const int MinFeatureCount = 5;

    private readonly Dictionary<string, int> _tags;
    private readonly Dictionary<string, int> _features;
    private readonly Dictionary<string, int> _relations;

    /// <summary>Collects the labels.</summary>
    /// <param name="sentences">The treebanks.</param>
    /// <param name="spec">Sizes of the encoder.</param>
    /// <param name="arcDimension">See <see cref="LinkHeadSpec.ArcDimension"/>.</param>
    /// <param name="labelDimension">See <see cref="LinkHeadSpec.LabelDimension"/>.</param>
    public ParserData(IReadOnlyCollection<TreebankWord[]> sentences, EncoderSpec spec, int arcDimension, int labelDimension)
    {
        _tags = Number(sentences, Tag, 1);
        _features = Number(sentences, word => word.Features, MinFeatureCount);
        _relations = Number(sentences, word => word.Relation, 1);
        var tagLayer = Math.Min(1, spec.Layers - 1);
        Heads =
        [
            new TagHeadSpec(ParserHeads.Tags, tagLayer, [.. _tags.Keys], Chained: false),
            new TagHeadSpec(ParserHeads.Features, tagLayer, [.. _features.Keys], Chained: false),
            new LinkHeadSpec(ParserHeads.Tree, spec.Layers - 1, [.. _relations.Keys], arcDimension, labelDimension, Tree: true),
        ];
    }

    /// <summary>The heads: tags, features, tree.</summary>
    public IReadOnlyList<HeadSpec> Heads { get; }

    /// <summary>Makes the example of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="lexicon">Types of the words.</param>
    /// <returns>The example; labels that are not among the heads' are unknown.</returns>
    public Example ToExample(TreebankWord[] sentence, Lexicon lexicon) => new(
        [.. sentence.Select(word => lexicon.TypeOf(word.Form))],
        [
            new Gold([.. sentence.Select(word => _tags.GetValueOrDefault(Tag(word), -1))]),
            new Gold([.. sentence.Select(word => _features.GetValueOrDefault(word.Features, -1))]),
            new Gold([.. sentence.Select(word => _relations.GetValueOrDefault(word.Relation, -1))], [.. sentence.Select(word => word.Head)]),
        ]);

    private static string Tag(TreebankWord word) => word.Upos + ParserHeads.TagSeparator + word.Xpos;

    private static Dictionary<string, int> Number(IEnumerable<TreebankWord[]> sentences, Func<TreebankWord, string> label, int minimum) =>
        sentences.SelectMany(sentence => sentence).CountBy(label, StringComparer.Ordinal).Where(entry => entry.Value >= minimum)
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select((entry, index) => (entry.Key, index))
            .ToDictionary(entry => entry.Key, entry => entry.index, StringComparer.Ordinal);
}
