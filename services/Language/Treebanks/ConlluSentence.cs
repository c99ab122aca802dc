namespace DiploMesh.Language.Treebanks;

/// <summary>A word of a treebank: one line of CoNLL-U whose number is whole.</summary>
/// <param name="Form">The word.</param>
/// <param name="Lemma">Its dictionary form; <c>_</c> in this and the other columns where there is none.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Part of speech of the treebank's own set.</param>
/// <param name="Features">Morphological features.</param>
/// <param name="Head">Number of the head in the sentence, from 1; 0 for the root, null where there is no tree.</param>
/// <param name="Relation">Relation to the head.</param>
/// <param name="Dependencies">Enhanced dependencies.</param>
/// <param name="Misc">Whatever else, <c>SpaceAfter=No</c> among it.</param>
public sealed record ConlluWord(
    string Form, string Lemma = "_", string Upos = "_", string Xpos = "_", string Features = "_", int? Head = null, string Relation = "_", string Dependencies = "_", string Misc = "_");

/// <summary>A run of words that the text writes as one (<c>don't</c> for <c>do</c> and <c>n't</c>).</summary>
/// <param name="First">Number of the first word, from 1.</param>
/// <param name="Last">Number of the last word.</param>
/// <param name="Form">What stands in the text.</param>
/// <param name="Misc">Whatever else, <c>SpaceAfter=No</c> among it.</param>
public sealed record MultiwordToken(int First, int Last, string Form, string Misc = "_");

/// <summary>An empty node: a word that is understood but stands nowhere in the text.</summary>
/// <param name="After">Number of the word after which it is written; 0 before the first.</param>
/// <param name="Line">Its line, kept as it is.</param>
public sealed record EmptyNode(int After, string Line);

/// <summary>A sentence of a treebank.</summary>
/// <param name="Comments">Lines above the words, without the leading <c># </c>.</param>
/// <param name="Words">The words, one at least.</param>
/// <param name="Multiwords">Multiword tokens, in the order of their words.</param>
public sealed record ConlluSentence(IReadOnlyList<string> Comments, IReadOnlyList<ConlluWord> Words, IReadOnlyList<MultiwordToken> Multiwords)
{
    /// <summary>Empty nodes, in order; they stand for no text.</summary>
    public IReadOnlyList<EmptyNode> EmptyNodes { get; init; } = [];

    /// <summary>Whether a new document starts with this sentence.</summary>
    public bool StartsDocument => HasComment("newdoc");

    /// <summary>Whether a new paragraph starts with this sentence.</summary>
    public bool StartsParagraph => HasComment("newpar");

    /// <summary>Whether a space or a line break follows a word or multiword token.</summary>
    /// <param name="misc">Its last column.</param>
    /// <returns>False only if it says <c>SpaceAfter=No</c>.</returns>
    public static bool HasSpaceAfter(string misc)
    {
        ArgumentNullException.ThrowIfNull(misc);
        foreach (var part in misc.AsSpan().Split('|'))
        {
            if (misc.AsSpan()[part] is "SpaceAfter=No")
            {
                return false;
            }
        }

        return true;
    }

    private bool HasComment(string name)
    {
        foreach (var comment in Comments)
        {
            var key = comment.AsSpan();
            var equals = key.IndexOf('=');
            key = (equals < 0 ? key : key[..equals]).Trim();
            if (key.SequenceEqual(name) || (key.StartsWith(name, StringComparison.Ordinal) && key[name.Length..].Trim() is "id"))
            {
                return true;
            }
        }

        return false;
    }
}
