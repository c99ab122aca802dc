using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Network;

/// <summary>A head in training: from the output of its layer of the encoder to a loss, and back.</summary>
internal abstract class HeadLayer
{
    /// <summary>Tokens that have something to learn from.</summary>
    /// <param name="gold">What is right for a sentence.</param>
    /// <returns>How many.</returns>
    public abstract int CountGold(Gold gold);

    /// <summary>Computes the loss of the sentences or passages for which something is known, adds to the gradients of the weights and of the input.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="gold">What is right for each of them, in its order; null where nothing is known.</param>
    /// <param name="input">Input of the head in the order of sentences.</param>
    /// <param name="inputGradient">Its gradient, added to.</param>
    /// <param name="scale">Factor to the loss of one token.</param>
    /// <param name="regularization">What may be dropped.</param>
    /// <param name="random">Where masks are drawn from.</param>
    /// <returns>The loss, scaled.</returns>
    public abstract double Run(
        BatchView batch, IReadOnlyList<Gold?> gold, ReadOnlySpan<float> input, Span<float> inputGradient, float scale, Regularization regularization, ref RandomStream random);
}
