using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Moments as the command line writes and reads them: ISO 8601, UTC.</summary>
internal static class Times
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The day of a moment.</summary>
    /// <param name="time">The moment; null if not known.</param>
    /// <returns>For example <c>2026-05-12</c>, or an empty text.</returns>
    public static string Date(Timestamp? time) =>
        time is null ? string.Empty : time.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a moment.</summary>
    /// <param name="text">A date, or a date and time with or without offset; UTC where none is given.</param>
    /// <param name="time">The moment.</param>
    /// <returns>False if the text is none.</returns>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
