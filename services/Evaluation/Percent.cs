using System.Globalization;

namespace DiploMesh.Evaluation;

/// <summary>Prints shares as percentages.</summary>
internal static class Percent
{
    /// <summary>Formats a share, rounding the exact value half to even as C and Python do, so that printed figures agree.</summary>
    /// <param name="share">0 to 1; null if there is nothing to take a share of.</param>
    /// <param name="digits">1 or 2 decimals.</param>
    /// <param name="width">Least number of characters, filled with spaces on the left.</param>
    /// <returns>The percentage, or a dash.</returns>
    public static string Format(double? share, int digits, int width)
    {
        if (share is not { } value)
        {
            return "-".PadLeft(width);
        }

        value *= 100;
        // Only multiples of 1/8 can lie exactly between two figures of at most two decimals; there scaling is exact too.
        if (value * 8 == Math.Floor(value * 8))
        {
            value = Math.Round(value, digits, MidpointRounding.ToEven);
        }

        return value.ToString(digits == 1 ? "F1" : "F2", CultureInfo.InvariantCulture).PadLeft(width);
    }

    /// <summary>Formats precision, recall and F1 side by side.</summary>
    /// <param name="score">The three.</param>
    /// <returns>Each in six characters with two decimals, a space between.</returns>
    public static string Format(PrecisionRecall score) => $"{Format(score.Precision, 2, 6)} {Format(score.Recall, 2, 6)} {Format(score.F1, 2, 6)}";
}
