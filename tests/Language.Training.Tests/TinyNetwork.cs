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
        ShapeBuckets = 8, ShapeDimension = 16, CharacterDimension = 32, CharacterFilters = 16, Hidden = 32, Layers = 2,
    };

    public static IReadOnlyList<HeadSpec> Heads { get; } =
    [
        new TagHeadSpec(ParserHeads.Tags, 0, ["NOUN|NN", "VERB|VBD", "PUNCT|."], Chained: false),
        new TagHeadSpec("chunks", 1, ["B", "I", "O"], Chained: true),
        new LinkHeadSpec(ParserHeads.Tree, 1, ["root", "nsubj", "obj", "punct"], 32, 32, Tree: true),
        new LinkHeadSpec("cues", 1, [], 32, 32, Tree: false),
    ];

    public static Example[] Examples(out Lexicon lexicon)
    {
        string[][] sentences = [["Envoys", "met", "Ministers", "."], ["They", "spoke"], ["Ministers", "smiled", "."]];
        var words = new Lexicon(Spec, sentences.SelectMany(sentence => sentence), 1);
        lexicon = words;
        WordType[] Types(int i) => [.. sentences[i].Select(words.TypeOf)];
        return
        [
            new Example(Types(0), [new Gold([0, 1, 0, 2]), new Gold([0, 1, 2, 2]), new Gold([1, 0, 2, 3], [1, -1, 1, 1]), new Gold([-1, -1, -1, -1], [2, Gold.UnknownHead, -1, 0])]),
            new Example(Types(1), [new Gold([-1, 1]), null, new Gold([1, 0], [1, -1]), null], 0.5f),
            new Example(Types(2), [null, new Gold([0, 2, 0]), new Gold([1, -1, 3], [1, -1, 1]), new Gold([-1, -1, -1], [-1, -1, 1])]),
        ];
    }
}
