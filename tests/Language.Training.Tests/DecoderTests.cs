using CsCheck;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

public sealed class DecoderTests
{
    [Fact]
    public void Tree_AnyScores_IsTheBestSingleRootedTree()
    {
        Gen.Select(Gen.Int[1, 5], Gen.ULong).Sample((length, seed) =>
        {
            var scores = Scores(length, seed);
            var heads = new int[length];
            new TreeDecoder().Decode(scores, length + 1, heads);
            new TreeDecoder().IsTree(heads).ShouldBeTrue();
            Total(scores, heads).ShouldBe(BestTotal(scores, length), 1e-4);
        }, iter: 400);
    }

    [Fact]
    public void Tree_LongSentences_AreSingleRooted()
    {
        Gen.Select(Gen.Int[1, 120], Gen.ULong).Sample((length, seed) =>
        {
            var heads = new int[length];
            new TreeDecoder().Decode(Scores(length, seed), length + 1, heads);
            new TreeDecoder().IsTree(heads).ShouldBeTrue();
        }, iter: 60);
    }

    [Fact]
    public void Tree_EqualScores_IsSingleRooted()
    {
        var heads = new int[40];
        new TreeDecoder().Decode(new float[40 * 41], 41, heads);
        new TreeDecoder().IsTree(heads).ShouldBeTrue();
    }

    [Fact]
    public void Chain_AnyScores_IsTheBestSequence()
    {
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], Gen.ULong).Sample((length, labels, seed) =>
        {
            var random = new RandomStream(seed, 1, 1);
            var scores = Numbers(ref random, length * 4);
            var transitions = Numbers(ref random, (labels + 1) * labels);
            var chosen = new int[length];
            new ChainDecoder().Decode(scores, 4, transitions, labels, chosen);

            double Score(int[] sequence) => sequence.Select((y, i) => (double)scores[(i * 4) + y] + transitions[((i == 0 ? 0 : sequence[i - 1] + 1) * labels) + y]).Sum();
            Score(chosen).ShouldBe(Sequences(length, labels).Max(Score), 1e-5);
        }, iter: 200);
    }

    private static float[] Scores(int length, ulong seed)
    {
        var random = new RandomStream(seed, 0, 0);
        return Numbers(ref random, length * (length + 1));
    }

    private static float[] Numbers(ref RandomStream random, int count)
    {
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = (20 * random.NextSingle()) - 10;
        }

        return numbers;
    }

    private static double BestTotal(float[] scores, int length) => Sequences(length, length + 1)
        .Select(sequence => Array.ConvertAll(sequence, head => head - 1))
        .Where(heads => !heads.Where((head, i) => head == i).Any() && new TreeDecoder().IsTree(heads))
        .Max(heads => Total(scores, heads));

    private static double Total(float[] scores, int[] heads) => heads.Select((head, i) => (double)scores[(i * (heads.Length + 1)) + head + 1]).Sum();

    private static IEnumerable<int[]> Sequences(int length, int choices)
    {
        for (var number = 0; number < Math.Pow(choices, length); number++)
        {
            var sequence = new int[length];
            for (var (i, rest) = (0, number); i < length; i++, rest /= choices)
            {
                sequence[i] = rest % choices;
            }

            yield return sequence;
        }
    }
}
