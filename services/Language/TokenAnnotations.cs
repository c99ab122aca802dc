using DiploMesh.Language.Grammar;

namespace DiploMesh.Language;

/// <summary>What the pipeline says of the tokens of a document, a column each.</summary>
/// <param name="Upos">Universal parts of speech.</param>
/// <param name="Xpos">Parts of speech in the set of the Penn Treebank.</param>
/// <param name="Morphology">Morphological features.</param>
/// <param name="Heads">Indices of the heads in the document, −1 for roots.</param>
/// <param name="Relations">Relations to the heads.</param>
/// <param name="Lemmas">Dictionary forms.</param>
internal sealed record TokenAnnotations(Upos[] Upos, string[] Xpos, Morphology[] Morphology, int[] Heads, Relation[] Relations, string[] Lemmas);
