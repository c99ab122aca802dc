using DiploMesh.Language.Grammar;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>What the numbers of a <see cref="TokenParse"/> stand for.</summary>
internal sealed class ModelLabels
{
    private const string NoFeatures = "_";

    /// <summary>Translates the labels of a network; a session would tell them too, but its buffers take time and memory.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidDataException">It is no tagger and parser.</exception>
    public ModelLabels(NeuralModel network)
    {
        var tags = network.FindHead<TagHeadSpec>(ParserHeads.Tags) ?? throw new InvalidDataException("The model has no tagger.");
        var tree = network.FindHead<LinkHeadSpec>(ParserHeads.Tree) ?? throw new InvalidDataException("The model has no parser.");
        var pairs = tags.Labels.Select(label => label.Split(ParserHeads.TagSeparator, 2)).ToArray();
        Upos = Array.ConvertAll(pairs, pair => UposNames.Parse(pair[0]));
        Xpos = Array.ConvertAll(pairs, pair => string.Intern(pair[^1]));
        Morphology = [.. (network.FindHead<TagHeadSpec>(ParserHeads.Features)?.Labels ?? [NoFeatures]).Select(Grammar.Morphology.Parse)];
        Relations = [.. tree.Labels.Select(RelationNames.Parse)];
    }

    /// <summary>Universal part of speech of each tag.</summary>
    public Upos[] Upos { get; }

    /// <summary>Penn Treebank part of speech of each tag.</summary>
    public string[] Xpos { get; }

    /// <summary>The sets of features.</summary>
    public Morphology[] Morphology { get; }

    /// <summary>The relations.</summary>
    public Relation[] Relations { get; }
}
