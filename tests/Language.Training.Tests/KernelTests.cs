using CsCheck;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

/// <remarks>Without 512-bit vectors the wide code runs too, in halves; what it computes is the same.</remarks>
public sealed class KernelTests
{
    private static readonly Gen<(int M, int K, int Panels, ulong Seed)> Sizes = Gen.Select(Gen.Int[1, 21], Gen.Int[1, 40], Gen.Int[1, 3], Gen.ULong);

    [Fact]
    public void MultiplyAdd_AnySize_IsTheSameBitByBitOnBothKernels()
    {
        Sizes.Sample(size =>
        {
            var (a, b, c) = Matrices(size.M, size.K, size.Panels * Gemm.PanelWidth, size.Seed);
            var wide = c.ToArray();
            var any = c.ToArray();
            Multiply(a, b, wide, size.M, size.K, size.Panels * Gemm.PanelWidth, wide: true);
            Multiply(a, b, any, size.M, size.K, size.Panels * Gemm.PanelWidth, wide: false);
            any.ShouldBe(wide);
        }, iter: 200);
    }

    [Fact]
    public void MultiplyAdd_AnySize_IsTheProduct()
    {
        Sizes.Sample(size =>
        {
            var n = size.Panels * Gemm.PanelWidth;
            var (a, b, c) = Matrices(size.M, size.K, n, size.Seed);
            var result = c.ToArray();
            Multiply(a, b, result, size.M, size.K, n, wide: true);
            for (var i = 0; i < size.M; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    var sum = (double)c[(i * n) + j];
                    for (var k = 0; k < size.K; k++)
                    {
                        sum += (double)a[(i * size.K) + k] * b[Panels.Index(k, j, size.K)];
                    }

                    ((double)result[(i * n) + j]).ShouldBe(sum, 1e-4);
                }
            }
        }, iter: 50);
    }

    [Fact]
    public void MultiplyAdd_OneRow_IsTheSameBitByBitAsInABatch()
    {
        const int m = 13;
        const int k = 33;
        const int n = 64;
        var (a, b, c) = Matrices(m, k, n, 7);
        var batch = c.ToArray();
        Multiply(a, b, batch, m, k, n, wide: true);
        for (var row = 0; row < m; row++)
        {
            var alone = c[(row * n)..((row + 1) * n)];
            Multiply(a[(row * k)..((row + 1) * k)], b, alone, 1, k, n, wide: true);
            alone.ShouldBe(batch[(row * n)..((row + 1) * n)]);
        }
    }

    [Fact]
    public void MultiplyAdd_WrongSizes_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Gemm.MultiplyAdd(new float[4], 2, 1, new float[64], new float[64], 32, 2, 2, 31));
        Should.Throw<IndexOutOfRangeException>(() => Gemm.MultiplyAdd(new float[3], 2, 1, new float[64], new float[64], 32, 2, 2, 32));
        Should.Throw<IndexOutOfRangeException>(() => Gemm.MultiplyAdd(new float[4], 2, 1, new float[63], new float[64], 32, 2, 2, 32));
        Should.Throw<IndexOutOfRangeException>(() => Gemm.MultiplyAdd(new float[4], 2, 1, new float[64], new float[63], 32, 2, 2, 32));
    }

    [Fact]
    public void Transpose_OfPanels_IsWhatPackTransposedMakes()
    {
        const int rows = 64;
        const int columns = 96;
        var random = new RandomStream(1, 2, 3);
        var matrix = Numbers(ref random, rows * columns);
        var packed = new float[rows * columns];
        var transposed = new float[rows * columns];
        var expected = new float[rows * columns];
        Panels.Pack(matrix, columns, rows, columns, packed);
        Panels.Transpose(packed, rows, columns, transposed);
        Panels.PackTransposed(matrix, columns, rows, columns, expected);
        transposed.ShouldBe(expected);
    }

    [Fact]
    public void LstmStep_AnyGates_IsTheLstmOfTheTextbook()
    {
        var random = new RandomStream(3, 2, 1);
        const int hidden = 32;
        var gates = Array.ConvertAll(Numbers(ref random, 4 * hidden), value => value * 12);
        var before = Numbers(ref random, hidden);
        var original = gates.ToArray();
        var cell = new float[hidden];
        var output = new float[hidden];
        Elementwise.LstmStep(gates, before, cell, output);
        for (var j = 0; j < hidden; j++)
        {
            static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
            var c = (Sigmoid(original[hidden + j]) * before[j]) + (Sigmoid(original[j]) * Math.Tanh(original[(2 * hidden) + j]));
            ((double)cell[j]).ShouldBe(c, 1e-6);
            ((double)output[j]).ShouldBe(Sigmoid(original[(3 * hidden) + j]) * Math.Tanh(c), 1e-6);
        }
    }

    [Fact]
    public void LstmStep_BothCodes_GiveTheSameBits()
    {
        var random = new RandomStream(4, 4, 4);
        const int hidden = 64;
        var gates = Array.ConvertAll(Numbers(ref random, 4 * hidden), value => value * 20);
        var before = Numbers(ref random, hidden);
        float[] Run(bool wide)
        {
            var own = gates.ToArray();
            var cell = new float[hidden];
            var output = new float[hidden];
            Elementwise.LstmStep(own, before, cell, output, wide);
            return [.. own, .. cell, .. output];
        }

        Run(wide: false).ShouldBe(Run(wide: true));
    }

    private static void Multiply(float[] a, float[] b, float[] c, int m, int k, int n, bool wide) =>
        Gemm.MultiplyAdd(a, k, 1, b, c, n, Gemm.PanelWidth, m, k, n, wide);

    private static (float[] A, float[] B, float[] C) Matrices(int m, int k, int n, ulong seed)
    {
        var random = new RandomStream(seed, 0, 0);
        return (Numbers(ref random, m * k), Numbers(ref random, k * n), Numbers(ref random, m * n));
    }

    private static float[] Numbers(ref RandomStream random, int count)
    {
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = (2 * random.NextSingle()) - 1;
        }

        return numbers;
    }
}
