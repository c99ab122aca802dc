namespace DiploMesh.Language.Neural;

/// <summary>Names of the heads that make the tagger and parser.</summary>
internal static class ParserHeads
{
    /// <summary>Part of speech: UPOS and XPOS in one label, joined by <see cref="TagSeparator"/>.</summary>
    public const string Tags = "tags";

    /// <summary>Morphological features as CoNLL-U writes them.</summary>
    public const string Features = "features";

    /// <summary>The dependency tree.</summary>
    public const string Tree = "tree";

    /// <summary>Stands between UPOS and XPOS.</summary>
    public const char TagSeparator = '|';
}
