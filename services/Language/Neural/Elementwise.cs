using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiploMesh.Language.Neural;

/// <summary>Vectorised functions of single numbers; lengths are whole panels (<see cref="Gemm.PanelWidth"/>) unless said otherwise.</summary>
internal static class Elementwise
{
    /// <summary>Slope of the leaky rectifier below zero (Dozat and Manning 2017).</summary>
    public const float Leak = 0.1f;

    // The rational approximation of tanh that Eigen and XLA use: odd polynomial of degree 13 over even one of degree 6, on ±7.9053.
    private const float Clamp = 7.90531110763549805f;
    private const float P1 = 4.89352455891786e-03f;
    private const float P3 = 6.37261928875436e-04f;
    private const float P5 = 1.48572235717979e-05f;
    private const float P7 = 5.12229709037114e-08f;
    private const float P9 = -8.60467152213735e-11f;
    private const float P11 = 2.00018790482477e-13f;
    private const float P13 = -2.76076847742355e-16f;
    private const float Q0 = 4.89352518554385e-03f;
    private const float Q2 = 2.26843463243900e-03f;
    private const float Q4 = 1.18534705686654e-04f;
    private const float Q6 = 1.19825839466702e-06f;

    /// <summary>One step of an LSTM for one sentence, in place.</summary>
    /// <param name="gates">Input, forget, candidate and output gate before their functions, 4 × hidden; afterwards with them.</param>
    /// <param name="previousCell">The cell before, or empty for zeros.</param>
    /// <param name="cell">The cell afterwards.</param>
    /// <param name="output">The output.</param>
    public static void LstmStep(Span<float> gates, ReadOnlySpan<float> previousCell, Span<float> cell, Span<float> output) =>
        LstmStep(gates, previousCell, cell, output, Vector512.IsHardwareAccelerated);

    /// <summary>The same; <paramref name="wide"/> chooses the 512-bit code, so that a test can compare the two.</summary>
    internal static void LstmStep(Span<float> gates, ReadOnlySpan<float> previousCell, Span<float> cell, Span<float> output, bool wide)
    {
        var hidden = cell.Length;
        _ = gates[(4 * hidden) - 1];
        _ = output[hidden - 1];
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var c = ref MemoryMarshal.GetReference(cell);
        ref var h = ref MemoryMarshal.GetReference(output);
        ref var p = ref MemoryMarshal.GetReference(previousCell);
        var first = previousCell.IsEmpty;
        if (wide)
        {
            for (var j = 0; j < hidden; j += Vector512<float>.Count)
            {
                var at = (nuint)j;
                var input = Sigmoid(Vector512.LoadUnsafe(ref g, at));
                var forget = Sigmoid(Vector512.LoadUnsafe(ref g, at + (nuint)hidden));
                var candidate = Tanh(Vector512.LoadUnsafe(ref g, at + (2 * (nuint)hidden)));
                var outGate = Sigmoid(Vector512.LoadUnsafe(ref g, at + (3 * (nuint)hidden)));
                var value = input * candidate;
                if (!first)
                {
                    value = Vector512.FusedMultiplyAdd(forget, Vector512.LoadUnsafe(ref p, at), value);
                }

                input.StoreUnsafe(ref g, at);
                forget.StoreUnsafe(ref g, at + (nuint)hidden);
                candidate.StoreUnsafe(ref g, at + (2 * (nuint)hidden));
                outGate.StoreUnsafe(ref g, at + (3 * (nuint)hidden));
                value.StoreUnsafe(ref c, at);
                (outGate * Tanh(value)).StoreUnsafe(ref h, at);
            }
        }
        else
        {
            for (var j = 0; j < hidden; j += Vector<float>.Count)
            {
                var at = (nuint)j;
                var input = Sigmoid(Vector.LoadUnsafe(ref g, at));
                var forget = Sigmoid(Vector.LoadUnsafe(ref g, at + (nuint)hidden));
                var candidate = Tanh(Vector.LoadUnsafe(ref g, at + (2 * (nuint)hidden)));
                var outGate = Sigmoid(Vector.LoadUnsafe(ref g, at + (3 * (nuint)hidden)));
                var value = input * candidate;
                if (!first)
                {
                    value = Vector.MultiplyAddEstimate(forget, Vector.LoadUnsafe(ref p, at), value);
                }

                input.StoreUnsafe(ref g, at);
                forget.StoreUnsafe(ref g, at + (nuint)hidden);
                candidate.StoreUnsafe(ref g, at + (2 * (nuint)hidden));
                outGate.StoreUnsafe(ref g, at + (3 * (nuint)hidden));
                value.StoreUnsafe(ref c, at);
                (outGate * Tanh(value)).StoreUnsafe(ref h, at);
            }
        }
    }

    /// <summary>Hyperbolic tangent, in place.</summary>
    /// <param name="values">The numbers.</param>
    public static void Tanh(Span<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Tanh(vectors[i]);
        }
    }

    /// <summary>Leaky rectifier, in place.</summary>
    /// <param name="values">The numbers.</param>
    public static void LeakyRectify(Span<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var leak = new Vector<float>(Leak);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.Max(vectors[i], vectors[i] * leak);
        }
    }

    /// <summary>to += from.</summary>
    /// <param name="from">What to add.</param>
    /// <param name="to">What it is added to; as long.</param>
    public static void Add(ReadOnlySpan<float> from, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += x[i];
        }
    }

    /// <summary>to *= by.</summary>
    /// <param name="by">The factors.</param>
    /// <param name="to">What is multiplied; as long.</param>
    public static void Scale(ReadOnlySpan<float> by, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(by);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] *= x[i];
        }
    }

    /// <summary>to = the greater of both.</summary>
    /// <param name="from">What to compare with.</param>
    /// <param name="to">What becomes the greater; as long.</param>
    public static void Max(ReadOnlySpan<float> from, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Vector.Max(x[i], y[i]);
        }
    }

    /// <summary>to += factor · from.</summary>
    /// <param name="from">What to add.</param>
    /// <param name="factor">Its factor.</param>
    /// <param name="to">What it is added to; as long.</param>
    public static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += x[i] * factor;
        }
    }

    /// <summary>to = factor · from.</summary>
    /// <param name="from">What to copy.</param>
    /// <param name="factor">Its factor.</param>
    /// <param name="to">Where it goes; as long.</param>
    public static void SetScaled(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * factor;
        }
    }

    /// <summary>Scalar product, summed lane by lane in an order that does not depend on the machine's vectors.</summary>
    /// <param name="x">One factor.</param>
    /// <param name="y">The other; as long.</param>
    /// <returns>The sum of the products.</returns>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        _ = y[x.Length - 1];
        var sum = Vector128<float>.Zero;
        for (nuint i = 0; i < (nuint)x.Length; i += (nuint)Vector128<float>.Count)
        {
            sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref a, i), Vector128.LoadUnsafe(ref b, i), sum);
        }

        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    /// <summary>Index of the greatest number, the first one if several are.</summary>
    /// <param name="values">The numbers, at least one; any length.</param>
    /// <returns>Its index.</returns>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var half = Vector512.Create(0.5f);
        return Vector512.FusedMultiplyAdd(Tanh(x * half), half, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Sigmoid(Vector<float> x)
    {
        var half = new Vector<float>(0.5f);
        return Vector.MultiplyAddEstimate(Tanh(x * half), half, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Tanh(Vector512<float> x)
    {
        x = Vector512.Max(Vector512.Min(x, Vector512.Create(Clamp)), Vector512.Create(-Clamp));
        var square = x * x;
        var p = Vector512.FusedMultiplyAdd(square, Vector512.Create(P13), Vector512.Create(P11));
        p = Vector512.FusedMultiplyAdd(square, p, Vector512.Create(P9));
        p = Vector512.FusedMultiplyAdd(square, p, Vector512.Create(P7));
        p = Vector512.FusedMultiplyAdd(square, p, Vector512.Create(P5));
        p = Vector512.FusedMultiplyAdd(square, p, Vector512.Create(P3));
        p = Vector512.FusedMultiplyAdd(square, p, Vector512.Create(P1));
        var q = Vector512.FusedMultiplyAdd(square, Vector512.Create(Q6), Vector512.Create(Q4));
        q = Vector512.FusedMultiplyAdd(square, q, Vector512.Create(Q2));
        q = Vector512.FusedMultiplyAdd(square, q, Vector512.Create(Q0));
        return x * p / q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Tanh(Vector<float> x)
    {
        x = Vector.Max(Vector.Min(x, new Vector<float>(Clamp)), new Vector<float>(-Clamp));
        var square = x * x;
        var p = Vector.MultiplyAddEstimate(square, new Vector<float>(P13), new Vector<float>(P11));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(P9));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(P7));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(P5));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(P3));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(P1));
        var q = Vector.MultiplyAddEstimate(square, new Vector<float>(Q6), new Vector<float>(Q4));
        q = Vector.MultiplyAddEstimate(square, q, new Vector<float>(Q2));
        q = Vector.MultiplyAddEstimate(square, q, new Vector<float>(Q0));
        return x * p / q;
    }
}
