using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Tests;

public sealed class GradientTests
{
    private static readonly float[] Scales = [0.7f, 0.6f, 0.9f, 0.8f, 0.5f, 0.4f];

    public static TheoryData<string> Parameters =>
        [.. new EncoderNetwork(TinyNetwork.Spec, TinyNetwork.Heads, 8, 1).Variables.Items.Select(variable => variable.Parameter.Name)];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Gradient_OfEveryParameter_IsTheSlopeOfTheLoss(string name)
    {
        var passages = TinyNetwork.Passages(out var lexicon);
        var network = new EncoderNetwork(TinyNetwork.Spec, TinyNetwork.Heads, lexicon.Vocabulary.Rows, 3);
        var variable = network.Variables.Items.Single(item => item.Parameter.Name == name);
        Loss(network, passages);
        var gradient = variable.Gradient.ToArray();

        // Along the gradient itself the slope is its length; along a random direction it is the scalar product.
        var random = new RandomStream(5, 6, 7);
        var direction = Array.ConvertAll(gradient, value => value == 0 ? 0 : (random.NextSingle() * 2) - 1);
        foreach (var way in new[] { Unit(gradient), Unit(direction) })
        {
            var expected = gradient.Zip(way, (g, d) => (double)g * d).Sum();
            Slope(network, passages, variable.Value, way).ShouldBe(expected, Math.Max(5e-3 * Length(gradient), 2e-4));
        }

        Length(gradient).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void Gradient_OfPadding_IsZero()
    {
        var passages = TinyNetwork.Passages(out var lexicon);
        var network = new EncoderNetwork(TinyNetwork.Spec, TinyNetwork.Heads, lexicon.Vocabulary.Rows, 3);
        Loss(network, passages);
        var labels = TinyNetwork.Heads[0].Labels.Count;
        var weights = network.Variables.Items.Single(item => item.Parameter.Name == TensorNames.TagWeights(ParserHeads.Tags));
        for (var row = 0; row < weights.Parameter.Rows; row++)
        {
            for (var column = labels; column < weights.Parameter.Columns; column++)
            {
                weights.Gradient[Panels.Index(row, column, weights.Parameter.Rows)].ShouldBe(0);
            }
        }
    }

    private static double Slope(EncoderNetwork network, Data.Passage[] passages, float[] values, float[] way)
    {
        const float step = 4e-3f;
        var original = values.ToArray();
        double At(float distance)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = original[i] + (distance * way[i]);
            }

            return Loss(network, passages);
        }

        var slope = (At(step) - At(-step)) / (2 * step);
        original.CopyTo(values, 0);
        return slope;
    }

    // With dropout: the same stream draws the same masks every time.
    private static double Loss(EncoderNetwork network, Data.Passage[] passages)
    {
        foreach (var variable in network.Variables.Items)
        {
            variable.Clear();
        }

        var losses = new double[TinyNetwork.Heads.Count];
        network.Run(passages, Scales, new Regularization(), new RandomStream(1, 2, 3), losses);
        return losses.Sum();
    }

    private static float[] Unit(float[] values)
    {
        var length = Math.Max(Length(values), 1e-12);
        return Array.ConvertAll(values, value => (float)(value / length));
    }

    private static double Length(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
