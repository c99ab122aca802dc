using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>Cross-entropy of a choice.</summary>
internal static class Loss
{
    /// <summary>Turns scores into the gradient of the loss.</summary>
    /// <param name="scores">Scores of the candidates, −∞ for impossible ones; receive the gradient.</param>
    /// <param name="right">The right one.</param>
    /// <param name="scale">Factor to loss and gradient.</param>
    /// <param name="smoothing">Share of the right one's probability that is spread evenly over all possible ones (Szegedy et al. 2016).</param>
    /// <returns>The loss: the cross-entropy, times <paramref name="scale"/>.</returns>
    public static double Softmax(Span<float> scores, int right, float scale, float smoothing = 0)
    {
        var greatest = scores[Elementwise.ArgMax(scores)];
        var sum = 0f;
        var possible = 0;
        var total = 0.0;
        foreach (var score in scores)
        {
            if (!float.IsNegativeInfinity(score))
            {
                sum += MathF.Exp(score - greatest);
                total += score - greatest;
                possible++;
            }
        }

        var spread = smoothing / possible;
        var loss = Math.Log(sum) - ((1 - smoothing) * (scores[right] - greatest)) - (spread * total);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = float.IsNegativeInfinity(scores[i]) ? 0 : scale * ((MathF.Exp(scores[i] - greatest) / sum) - spread);
        }

        scores[right] -= scale * (1 - smoothing);
        return scale * loss;
    }
}
