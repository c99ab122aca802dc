using DiploMesh.Language.Grammar;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>What the numbers of a <see cref="TokenParse"/> stand for.</summary>
internal sealed class ModelLabels
{
    /// <summary>Translates the labels of a parser.</summary>
    /// <param name="parser">A session of the model.</param>
    public ModelLabels(ParserSession parser)
    {
        Upos = [.. parser.UniversalTags.Select(UposNames.Parse)];
        Xpos = [.. parser.TreebankTags.Select(string.Intern)];
        Morphology = [.. parser.Features.Select(Grammar.Morphology.Parse)];
        Relations = [.. parser.Relations.Select(RelationNames.Parse)];
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
