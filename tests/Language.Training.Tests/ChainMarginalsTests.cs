using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

public sealed class ChainMarginalsTests
{
    [Fact]
    public void Compute_SmallChain_AgreesWithTheSumOverAllSequences()
    {
        const int labels = 3;
        const int length = 4;
        const int stride = 5;
        var random = new RandomStream(1, 2, 3);
        var scores = new float[length * stride];
        var transitions = new float[(labels + 1) * labels];
        foreach (ref var value in scores.AsSpan())
        {
            value = (random.NextSingle() * 6) - 3;
        }

        foreach (ref var value in transitions.AsSpan())
        {
            value = (random.NextSingle() * 4) - 2;
        }

        var expected = new double[length * labels];
        var total = 0.0;
        for (var code = 0; code < 81; code++)
        {
            int[] path = [code % 3, code / 3 % 3, code / 9 % 3, code / 27];
            var score = 0.0;
            for (var i = 0; i < length; i++)
            {
                score += scores[(i * stride) + path[i]] + transitions[((i == 0 ? 0 : path[i - 1] + 1) * labels) + path[i]];
            }

            total += Math.Exp(score);
            for (var i = 0; i < length; i++)
            {
                expected[(i * labels) + path[i]] += Math.Exp(score);
            }
        }

        var shares = new float[length * labels];
        new ChainMarginals().Compute(scores, stride, transitions, labels, shares);

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i].ShouldBe((float)(expected[i] / total), 1e-5f);
        }
    }
}
