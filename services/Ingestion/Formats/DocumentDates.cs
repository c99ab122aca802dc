using System.Globalization;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Reads the dates that documents carry: ISO 8601 and RFC 822/2822. A date without a zone is taken as UTC.</summary>
internal static class DocumentDates
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        // RFC 822, section 5.1, and the European ones that feeds use.
        ["UT"] = "+00:00", ["UTC"] = "+00:00", ["GMT"] = "+00:00", ["Z"] = "+00:00",
        ["EST"] = "-05:00", ["EDT"] = "-04:00", ["CST"] = "-06:00", ["CDT"] = "-05:00",
        ["MST"] = "-07:00", ["MDT"] = "-06:00", ["PST"] = "-08:00", ["PDT"] = "-07:00",
        ["BST"] = "+01:00", ["CET"] = "+01:00", ["CEST"] = "+02:00", ["MSK"] = "+03:00",
    };

    private static readonly string[] Rfc822 =
    [
        "d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yy HH:mm:ss zzz", "d MMM yy HH:mm zzz",
        "d MMM yyyy HH:mm:ss", "d MMM yyyy HH:mm", "d MMM yyyy",
    ];

    private static readonly string[] Iso8601 =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd", "yyyyMMdd'T'HHmmssK", "yyyyMMdd",
    ];

    /// <summary>Reads a date.</summary>
    /// <param name="written">As written; may be null.</param>
    /// <returns>The moment in UTC, or null if it is not a date that is understood for certain.</returns>
    public static DateTimeOffset? Read(string? written)
    {
        if (written is null || written.Length > 64)
        {
            return null;
        }

        var line = StoredText.Line(written);
        if (TryExact(line, Iso8601) is { } iso)
        {
            return iso;
        }

        // "Wed, 02 Oct 2002 13:00:00 GMT": the name of the day adds nothing and is often wrong.
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var rest = comma is > 0 and <= 9 ? line[(comma + 1)..].Trim() : line;
        var space = rest.LastIndexOf(' ');
        if (space > 0 && Zones.TryGetValue(rest[(space + 1)..], out var offset))
        {
            rest = $"{rest[..space]} {offset}";
        }
        else if (space > 0 && rest.Length - space == 6 && rest[space + 1] is '+' or '-')
        {
            rest = rest.Insert(rest.Length - 2, ":");
        }

        return TryExact(rest, Rfc822);
    }

    private static DateTimeOffset? TryExact(string line, string[] formats) =>
        DateTimeOffset.TryParseExact(line, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value
            : null;
}
