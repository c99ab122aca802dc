using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiploMesh.Language.Neural;

/// <summary>
/// Matrix product of single-precision numbers, on 512-bit vectors where the machine has them and on <see cref="Vector{T}"/> elsewhere.
/// </summary>
/// <remarks>
/// The right-hand matrix is laid out in panels of <see cref="PanelWidth"/> columns (see <see cref="Panels"/>), so that the inner loop reads
/// it from front to back. Every element of the result is one chain of fused multiply-adds in the order of the inner dimension, whatever the
/// width of the vectors, the number of rows or their position: results are the same bit by bit on every machine with fused multiply-add
/// (AVX2, AVX-512, ARM64), and a sentence gets the same numbers alone as in a batch. On the few x64 machines without it a product is rounded before it is added, which
/// differs in the last bits; emulating the instruction there would be a hundred times slower.
/// </remarks>
internal static class Gemm
{
    /// <summary>Columns of a panel; the number of columns of every matrix is rounded up to a multiple of it.</summary>
    public const int PanelWidth = 32;

    /// <summary>A number of columns, rounded up to whole panels.</summary>
    /// <param name="columns">Columns, 0 or more.</param>
    /// <returns>The next multiple of <see cref="PanelWidth"/>.</returns>
    public static int Pad(int columns) => (columns + PanelWidth - 1) & -PanelWidth;

    /// <summary>C += A × B, with C stored by rows.</summary>
    /// <param name="a">A, <paramref name="m"/> × <paramref name="k"/>; element (i, j) is at i · <paramref name="aRow"/> + j · <paramref name="aColumn"/>.</param>
    /// <param name="aRow">Distance of A's rows.</param>
    /// <param name="aColumn">Distance of A's columns.</param>
    /// <param name="b">B in panels, <paramref name="k"/> × <paramref name="n"/>.</param>
    /// <param name="c">C, added to; row i starts at i · <paramref name="cRow"/>.</param>
    /// <param name="cRow">Distance of C's rows, at least <paramref name="n"/>.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="n">Columns of B and C, a multiple of <see cref="PanelWidth"/>.</param>
    public static void MultiplyAdd(ReadOnlySpan<float> a, int aRow, int aColumn, ReadOnlySpan<float> b, Span<float> c, int cRow, int m, int k, int n) =>
        MultiplyAdd(a, aRow, aColumn, b, c, cRow, PanelWidth, m, k, n, Vector512.IsHardwareAccelerated);

    /// <summary>C += A × B, with C stored in panels of <paramref name="m"/> rows.</summary>
    /// <inheritdoc cref="MultiplyAdd(ReadOnlySpan{float}, int, int, ReadOnlySpan{float}, Span{float}, int, int, int, int)"/>
    public static void MultiplyAddToPanels(ReadOnlySpan<float> a, int aRow, int aColumn, ReadOnlySpan<float> b, Span<float> c, int m, int k, int n) =>
        MultiplyAdd(a, aRow, aColumn, b, c, PanelWidth, PanelWidth * m, m, k, n, Vector512.IsHardwareAccelerated);

    /// <summary>The general product; <paramref name="wide"/> chooses the 512-bit kernel, so that a test can compare the two.</summary>
    internal static void MultiplyAdd(
        ReadOnlySpan<float> a, int aRow, int aColumn, ReadOnlySpan<float> b, Span<float> c, int cRow, int cPanel, int m, int k, int n, bool wide)
    {
        if (m == 0 || k == 0 || n == 0)
        {
            return;
        }

        // The kernels use references without bounds checks: the corners are checked here, once.
        ArgumentOutOfRangeException.ThrowIfNotEqual(n % PanelWidth, 0, nameof(n));
        _ = a[((m - 1) * aRow) + ((k - 1) * aColumn)];
        _ = b[(k * n) - 1];
        _ = c[((m - 1) * cRow) + (((n / PanelWidth) - 1) * cPanel) + PanelWidth - 1];

        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (var panel = 0; panel < n / PanelWidth; panel++)
        {
            ref var bPanel = ref Unsafe.Add(ref b0, (nint)panel * k * PanelWidth);
            ref var cColumns = ref Unsafe.Add(ref c0, (nint)panel * cPanel);
            if (wide)
            {
                PanelWide(ref a0, aRow, aColumn, ref bPanel, ref cColumns, cRow, m, k);
            }
            else
            {
                PanelAny(ref a0, aRow, aColumn, ref bPanel, ref cColumns, cRow, m, k);
            }
        }
    }

    private static void PanelWide(ref float a, int aRow, int aColumn, ref float b, ref float c, int cRow, int m, int k)
    {
        var i = 0;
        for (; i + 8 <= m; i += 8)
        {
            Wide8(ref Unsafe.Add(ref a, (nint)i * aRow), aRow, aColumn, ref b, ref Unsafe.Add(ref c, (nint)i * cRow), cRow, k);
        }

        for (; i + 4 <= m; i += 4)
        {
            Wide4(ref Unsafe.Add(ref a, (nint)i * aRow), aRow, aColumn, ref b, ref Unsafe.Add(ref c, (nint)i * cRow), cRow, k);
        }

        for (; i < m; i++)
        {
            Wide1(ref Unsafe.Add(ref a, (nint)i * aRow), aColumn, ref b, ref Unsafe.Add(ref c, (nint)i * cRow), k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide8(ref float a, int aRow, int aColumn, ref float b, ref float c, int cRow, int k)
    {
        ref var a1 = ref Unsafe.Add(ref a, (nint)aRow);
        ref var a2 = ref Unsafe.Add(ref a, (nint)aRow * 2);
        ref var a3 = ref Unsafe.Add(ref a, (nint)aRow * 3);
        ref var a4 = ref Unsafe.Add(ref a, (nint)aRow * 4);
        ref var a5 = ref Unsafe.Add(ref a, (nint)aRow * 5);
        ref var a6 = ref Unsafe.Add(ref a, (nint)aRow * 6);
        ref var a7 = ref Unsafe.Add(ref a, (nint)aRow * 7);
        var row = (nuint)cRow;
        var c00 = Vector512.LoadUnsafe(ref c);
        var c01 = Vector512.LoadUnsafe(ref c, 16);
        var c10 = Vector512.LoadUnsafe(ref c, row);
        var c11 = Vector512.LoadUnsafe(ref c, row + 16);
        var c20 = Vector512.LoadUnsafe(ref c, row * 2);
        var c21 = Vector512.LoadUnsafe(ref c, (row * 2) + 16);
        var c30 = Vector512.LoadUnsafe(ref c, row * 3);
        var c31 = Vector512.LoadUnsafe(ref c, (row * 3) + 16);
        var c40 = Vector512.LoadUnsafe(ref c, row * 4);
        var c41 = Vector512.LoadUnsafe(ref c, (row * 4) + 16);
        var c50 = Vector512.LoadUnsafe(ref c, row * 5);
        var c51 = Vector512.LoadUnsafe(ref c, (row * 5) + 16);
        var c60 = Vector512.LoadUnsafe(ref c, row * 6);
        var c61 = Vector512.LoadUnsafe(ref c, (row * 6) + 16);
        var c70 = Vector512.LoadUnsafe(ref c, row * 7);
        var c71 = Vector512.LoadUnsafe(ref c, (row * 7) + 16);
        nint at = 0;
        for (var step = 0; step < k; step++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var b1 = Vector512.LoadUnsafe(ref b, 16);
            b = ref Unsafe.Add(ref b, PanelWidth);
            var x = Vector512.Create(Unsafe.Add(ref a, at));
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(Unsafe.Add(ref a1, at));
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(Unsafe.Add(ref a2, at));
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(Unsafe.Add(ref a3, at));
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(Unsafe.Add(ref a4, at));
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(Unsafe.Add(ref a5, at));
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(Unsafe.Add(ref a6, at));
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(Unsafe.Add(ref a7, at));
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
            at += aColumn;
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, 16);
        c10.StoreUnsafe(ref c, row);
        c11.StoreUnsafe(ref c, row + 16);
        c20.StoreUnsafe(ref c, row * 2);
        c21.StoreUnsafe(ref c, (row * 2) + 16);
        c30.StoreUnsafe(ref c, row * 3);
        c31.StoreUnsafe(ref c, (row * 3) + 16);
        c40.StoreUnsafe(ref c, row * 4);
        c41.StoreUnsafe(ref c, (row * 4) + 16);
        c50.StoreUnsafe(ref c, row * 5);
        c51.StoreUnsafe(ref c, (row * 5) + 16);
        c60.StoreUnsafe(ref c, row * 6);
        c61.StoreUnsafe(ref c, (row * 6) + 16);
        c70.StoreUnsafe(ref c, row * 7);
        c71.StoreUnsafe(ref c, (row * 7) + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide4(ref float a, int aRow, int aColumn, ref float b, ref float c, int cRow, int k)
    {
        ref var a1 = ref Unsafe.Add(ref a, (nint)aRow);
        ref var a2 = ref Unsafe.Add(ref a, (nint)aRow * 2);
        ref var a3 = ref Unsafe.Add(ref a, (nint)aRow * 3);
        var row = (nuint)cRow;
        var c00 = Vector512.LoadUnsafe(ref c);
        var c01 = Vector512.LoadUnsafe(ref c, 16);
        var c10 = Vector512.LoadUnsafe(ref c, row);
        var c11 = Vector512.LoadUnsafe(ref c, row + 16);
        var c20 = Vector512.LoadUnsafe(ref c, row * 2);
        var c21 = Vector512.LoadUnsafe(ref c, (row * 2) + 16);
        var c30 = Vector512.LoadUnsafe(ref c, row * 3);
        var c31 = Vector512.LoadUnsafe(ref c, (row * 3) + 16);
        nint at = 0;
        for (var step = 0; step < k; step++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var b1 = Vector512.LoadUnsafe(ref b, 16);
            b = ref Unsafe.Add(ref b, PanelWidth);
            var x = Vector512.Create(Unsafe.Add(ref a, at));
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(Unsafe.Add(ref a1, at));
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(Unsafe.Add(ref a2, at));
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(Unsafe.Add(ref a3, at));
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            at += aColumn;
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, 16);
        c10.StoreUnsafe(ref c, row);
        c11.StoreUnsafe(ref c, row + 16);
        c20.StoreUnsafe(ref c, row * 2);
        c21.StoreUnsafe(ref c, (row * 2) + 16);
        c30.StoreUnsafe(ref c, row * 3);
        c31.StoreUnsafe(ref c, (row * 3) + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide1(ref float a, int aColumn, ref float b, ref float c, int k)
    {
        var c0 = Vector512.LoadUnsafe(ref c);
        var c1 = Vector512.LoadUnsafe(ref c, 16);
        nint at = 0;
        for (var step = 0; step < k; step++)
        {
            var x = Vector512.Create(Unsafe.Add(ref a, at));
            c0 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b), c0);
            c1 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 16), c1);
            b = ref Unsafe.Add(ref b, PanelWidth);
            at += aColumn;
        }

        c0.StoreUnsafe(ref c);
        c1.StoreUnsafe(ref c, 16);
    }

    private static void PanelAny(ref float a, int aRow, int aColumn, ref float b, ref float c, int cRow, int m, int k)
    {
        for (var column = 0; column < PanelWidth; column += 2 * Vector<float>.Count)
        {
            ref var bColumns = ref Unsafe.Add(ref b, column);
            ref var cColumns = ref Unsafe.Add(ref c, column);
            var i = 0;
            for (; i + 4 <= m; i += 4)
            {
                Any4(ref Unsafe.Add(ref a, (nint)i * aRow), aRow, aColumn, ref bColumns, ref Unsafe.Add(ref cColumns, (nint)i * cRow), cRow, k);
            }

            for (; i < m; i++)
            {
                Any1(ref Unsafe.Add(ref a, (nint)i * aRow), aColumn, ref bColumns, ref Unsafe.Add(ref cColumns, (nint)i * cRow), k);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Any4(ref float a, int aRow, int aColumn, ref float b, ref float c, int cRow, int k)
    {
        ref var a1 = ref Unsafe.Add(ref a, (nint)aRow);
        ref var a2 = ref Unsafe.Add(ref a, (nint)aRow * 2);
        ref var a3 = ref Unsafe.Add(ref a, (nint)aRow * 3);
        var row = (nuint)cRow;
        var right = (nuint)Vector<float>.Count;
        var c00 = Vector.LoadUnsafe(ref c);
        var c01 = Vector.LoadUnsafe(ref c, right);
        var c10 = Vector.LoadUnsafe(ref c, row);
        var c11 = Vector.LoadUnsafe(ref c, row + right);
        var c20 = Vector.LoadUnsafe(ref c, row * 2);
        var c21 = Vector.LoadUnsafe(ref c, (row * 2) + right);
        var c30 = Vector.LoadUnsafe(ref c, row * 3);
        var c31 = Vector.LoadUnsafe(ref c, (row * 3) + right);
        nint at = 0;
        for (var step = 0; step < k; step++)
        {
            var b0 = Vector.LoadUnsafe(ref b);
            var b1 = Vector.LoadUnsafe(ref b, right);
            b = ref Unsafe.Add(ref b, PanelWidth);
            var x = new Vector<float>(Unsafe.Add(ref a, at));
            c00 = Vector.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector.MultiplyAddEstimate(x, b1, c01);
            x = new Vector<float>(Unsafe.Add(ref a1, at));
            c10 = Vector.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector.MultiplyAddEstimate(x, b1, c11);
            x = new Vector<float>(Unsafe.Add(ref a2, at));
            c20 = Vector.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector.MultiplyAddEstimate(x, b1, c21);
            x = new Vector<float>(Unsafe.Add(ref a3, at));
            c30 = Vector.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector.MultiplyAddEstimate(x, b1, c31);
            at += aColumn;
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, right);
        c10.StoreUnsafe(ref c, row);
        c11.StoreUnsafe(ref c, row + right);
        c20.StoreUnsafe(ref c, row * 2);
        c21.StoreUnsafe(ref c, (row * 2) + right);
        c30.StoreUnsafe(ref c, row * 3);
        c31.StoreUnsafe(ref c, (row * 3) + right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Any1(ref float a, int aColumn, ref float b, ref float c, int k)
    {
        var right = (nuint)Vector<float>.Count;
        var c0 = Vector.LoadUnsafe(ref c);
        var c1 = Vector.LoadUnsafe(ref c, right);
        nint at = 0;
        for (var step = 0; step < k; step++)
        {
            var x = new Vector<float>(Unsafe.Add(ref a, at));
            c0 = Vector.MultiplyAddEstimate(x, Vector.LoadUnsafe(ref b), c0);
            c1 = Vector.MultiplyAddEstimate(x, Vector.LoadUnsafe(ref b, right), c1);
            b = ref Unsafe.Add(ref b, PanelWidth);
            at += aColumn;
        }

        c0.StoreUnsafe(ref c);
        c1.StoreUnsafe(ref c, right);
    }
}
