namespace DiploMesh.Language.Training.Data;

/// <summary>What is right for one head on one sentence or passage.</summary>
/// <param name="Labels">Label of each token or of its link; −1 where it is not known.</param>
/// <param name="Heads">For links: index of each token's head in the sentence or passage, −1 for the root or none, −2 where it is not known; null for tags.</param>
internal sealed record Gold(int[] Labels, int[]? Heads = null)
{
    /// <summary>Stands for a head that is not known.</summary>
    public const int UnknownHead = -2;
}

/// <summary>A sentence to train on.</summary>
/// <param name="Types">Types of its words.</param>
/// <param name="Gold">What is right for each head of the network, by the head's index; null where nothing is known, and for heads on passages.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Example(WordType[] Types, Gold?[] Gold, float Weight = 1);

/// <summary>Sentences that belong together: a paragraph or a part of one; a sentence of a treebank is one by itself.</summary>
/// <param name="Sentences">Its sentences.</param>
/// <param name="Gold">What is right for the heads on passages, by the head's index; null if nothing is known.</param>
/// <param name="Quotations">What <see cref="Language.Neural.Quotations"/> says of each token; null where <paramref name="Gold"/> is.</param>
internal sealed record Passage(Example[] Sentences, Gold?[]? Gold = null, byte[]? Quotations = null)
{
    /// <summary>Its tokens.</summary>
    public int Length { get; } = Sentences.Sum(sentence => sentence.Types.Length);
}
