namespace DiploMesh.Language.Neural;

/// <summary>Arrays that grow and are kept.</summary>
internal static class Buffers
{
    /// <summary>Makes an array at least so long; what was in it is lost if it grows.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="length">The length needed.</param>
    public static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, array.Length + (array.Length / 2))];
        }
    }

    /// <summary>Makes an array at least so long and keeps what is in it.</summary>
    /// <typeparam name="T">Type of its elements.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="length">The length needed.</param>
    public static void GrowKeeping<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, array.Length * 2));
        }
    }

    /// <summary>Writes the same numbers into every row of a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The numbers of a row.</param>
    /// <param name="rows">How many rows.</param>
    public static void FillRows(Span<float> matrix, ReadOnlySpan<float> row, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            row.CopyTo(matrix[(i * row.Length)..]);
        }
    }
}
