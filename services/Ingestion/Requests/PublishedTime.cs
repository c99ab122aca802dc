using DiploMesh.Hosting;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Ingestion.Requests;

/// <summary>When something may have been published: clocks differ and zones get lost, but nothing comes from the future.</summary>
internal static class PublishedTime
{
    /// <summary>How far ahead of the server's clock a time may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    // Timestamps are valid for the years 1 to 9999 (google/protobuf/timestamp.proto).
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <summary>Whether a time lies too far ahead.</summary>
    /// <param name="published">The time.</param>
    /// <param name="now">The present.</param>
    /// <returns>True if it does.</returns>
    public static bool IsFuture(DateTimeOffset published, DateTimeOffset now) => published - now > Tolerance;

    /// <summary>Checks the time of a request.</summary>
    /// <param name="time">The time; null if none was given.</param>
    /// <param name="now">The present.</param>
    /// <param name="violations">Where what is wrong is added.</param>
    /// <returns>The time, or null.</returns>
    public static DateTimeOffset? Check(Timestamp? time, DateTimeOffset now, List<Violation> violations)
    {
        if (time is null)
        {
            return null;
        }

        if (time.Seconds is < FirstSecond or > LastSecond || time.Nanos is < 0 or > 999_999_999)
        {
            violations.Add(new Violation("published_time", "is not a valid timestamp"));
            return null;
        }

        var published = time.ToDateTimeOffset();
        if (IsFuture(published, now))
        {
            violations.Add(new Violation("published_time", $"{published:yyyy-MM-ddTHH:mm:ssZ} is more than one day in the future"));
        }

        return published;
    }
}
