using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiploMesh.Language.Segmentation;

/// <summary>
/// A network of one hidden layer over hashed features: the rows of the features that are present are added up, rectified and weighed.
/// Rows hold 8-bit numbers and are found by open addressing; features without a row count nothing. Immutable, so safe to share between threads.
/// </summary>
internal sealed class HashedNetwork
{
    /// <summary>Hidden numbers.</summary>
    public const int Hidden = 32;

    private readonly uint[] _keys;
    private readonly sbyte[] _rows;
    private readonly float[] _output;
    private readonly int _mask;
    private readonly float[] _bias;

    /// <summary>Makes a network.</summary>
    /// <param name="keys">Features that have a row; none is 0 or there twice.</param>
    /// <param name="rows">Their rows, <see cref="Hidden"/> numbers each.</param>
    /// <param name="bias">What is added to the sum, in units of the rows' numbers.</param>
    /// <param name="output">Weight of each hidden number, and last the constant.</param>
    public HashedNetwork(uint[] keys, sbyte[] rows, float[] bias, float[] output)
    {
        Keys = keys;
        Rows = rows;
        _bias = bias;
        _output = output;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * keys.Length) + 2);
        _mask = capacity - 1;
        _keys = new uint[capacity];
        _rows = new sbyte[capacity * Hidden];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = (int)keys[i] & _mask;
            while (_keys[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _keys[slot] = keys[i];
            rows.AsSpan(i * Hidden, Hidden).CopyTo(_rows.AsSpan(slot * Hidden));
        }
    }

    /// <summary>The features that have a row.</summary>
    public IReadOnlyList<uint> Keys { get; }

    /// <summary>Their rows.</summary>
    public IReadOnlyList<sbyte> Rows { get; }

    /// <summary>What is added to the sum.</summary>
    public ReadOnlySpan<float> Bias => _bias;

    /// <summary>Weights of the hidden numbers and the constant.</summary>
    public ReadOnlySpan<float> Output => _output;

    /// <summary>Log-odds that there is a boundary.</summary>
    /// <param name="features">At most <see cref="FeatureList.Capacity"/> features, so that the sums cannot overflow.</param>
    /// <returns>Above 0 if a boundary is likelier than none.</returns>
    public float Score(ReadOnlySpan<uint> features)
    {
        var low = Vector256<short>.Zero;
        var high = Vector256<short>.Zero;
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        foreach (var feature in features)
        {
            var slot = (int)feature & _mask;
            for (var key = Unsafe.Add(ref keys, slot); key != 0; key = Unsafe.Add(ref keys, slot))
            {
                if (key == feature)
                {
                    var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref rows, (nuint)(slot * Hidden)));
                    low += a;
                    high += b;
                    break;
                }

                slot = (slot + 1) & _mask;
            }
        }

        Span<short> sums = stackalloc short[Hidden];
        low.CopyTo(sums);
        high.CopyTo(sums[(Hidden / 2)..]);
        var score = _output[Hidden];
        for (var i = 0; i < Hidden; i++)
        {
            score += _output[i] * Math.Max(0, sums[i] + _bias[i]);
        }

        return score;
    }
}
