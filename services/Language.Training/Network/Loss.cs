using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>Cross-entropy of a choice.</summary>
internal static class Loss
{
    /// <summary>Turns scores into the gradient of the loss.</summary>
    /// <param name="scores">Scores of the candidates; receive the gradient.</param>
    /// <param name="right">The right one.</param>
    /// <param name="scale">Factor to loss and gradient.</param>
    /// <returns>The loss: minus the logarithm of the right one's share, times <paramref name="scale"/>.</returns>
    public static double Softmax(Span<float> scores, int right, float scale)
    {
        var greatest = scores[Elementwise.ArgMax(scores)];
        var chosen = scores[right];
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - greatest);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= scale / sum;
        }

        scores[right] -= scale;
        return scale * (Math.Log(sum) - (chosen - greatest));
    }
}
