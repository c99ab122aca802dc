using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Tests;

/// <summary>A network small enough to differentiate by hand, with every kind of layer and head.</summary>
internal static class TinyNetwork
{
    public static EncoderSpec Spec { get; } = new()
    {
        WordDimension = 16, Suffix3Buckets = 16, Suffix3Dimension = 16, Suffix2Buckets = 8, Suffix2Dimension = 16, Prefix3Buckets = 16, Prefix3Dimension = 16,
        ShapeBuckets = 8, ShapeDimension = 16, CharacterDimension = 32, CharacterFilters = 16, Hidden = 32, Layers = 2, PassageLayers = 1, QuotationDimension = 32,
    };

    public static IReadOnlyList<HeadSpec> Heads { get; } =
    [
        new TagHeadSpec(ParserHeads.Tags, 0, ["NOUN|NN", "VERB|VBD", "PUNCT|."], Chained: false),
        new TagHeadSpec("chunks", 1, ["B", "I", "O"], Chained: true),
        new LinkHeadSpec(ParserHeads.Tree, 1, ["root", "nsubj", "obj", "punct"], 32, 32, Tree: true),
        new LinkHeadSpec("cues", 1, [], 32, 32, Tree: false),
        new TagHeadSpec("passages", 2, ["O", "B", "I"], Chained: true),
        new LinkHeadSpec("sources", 2, [], 32, 32, Tree: false),
    ];

    public static Passage[] Passages(out Lexicon lexicon)
    {
        string[][] sentences = [["Envoys", "met", "Ministers", "."], ["They", "spoke"], ["Ministers", "smiled", "."]];
        var words = new Lexicon(Spec, sentences.SelectMany(sentence => sentence), 1);
        lexicon = words;
        WordType[] Types(int i) => [.. sentences[i].Select(words.TypeOf)];
        var first = new Example(Types(0), [new Gold([0, 1, 0, 2]), new Gold([0, 1, 2, 2]), new Gold([1, 0, 2, 3], [1, -1, 1, 1]), new Gold([-1, -1, -1, -1], [2, Gold.UnknownHead, -1, 0])]);
        var second = new Example(Types(1), [new Gold([-1, 1]), null, new Gold([1, 0], [1, -1]), null], 0.5f);
        var third = new Example(Types(2), [null, new Gold([0, 2, 0]), new Gold([1, -1, 3], [1, -1, 1]), new Gold([-1, -1, -1], [-1, -1, 1])]);

        // A passage of two sentences, one of a single one, and a sentence of which nothing more is known.
        Gold?[] together = [null, null, null, null, new Gold([0, 1, 2, 0, 1, 0]), new Gold([-1, -1, -1, -1, -1, -1], [4, Gold.UnknownHead, -1, 0, 2, -1])];
        Gold?[] alone = [null, null, null, null, new Gold([1, 2, 0]), null];
        return [new Passage([second, first], together, [0, 1, 2, 2, 3, 0]), new Passage([third], alone, [1, 1, 0]), new Passage([third])];
    }
}
