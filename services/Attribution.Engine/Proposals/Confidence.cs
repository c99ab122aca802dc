using System.Globalization;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language.Neural;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// The probability that a proposal of the network is right as a whole: a logistic regression over what the network says of its parts, fitted on texts
/// that the network was not trained on (<c>calibrate</c> of the trainer).
/// </summary>
internal static class Confidence
{
    private static readonly double[] Weights = [.. Resource.Lines("confidence.txt").Select(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))];

    /// <summary>Judges a proposal.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(Proposal proposal)
    {
        Span<double> features = stackalloc double[ProposalFeatures.Count];
        ProposalFeatures.Write(proposal, features);
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            sum += Weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
