using System.Globalization;
using System.Text.RegularExpressions;

namespace DiploMesh.Ingestion.Formats;

/// <summary>A moment as a telegram writes it, and what is uncertain about it.</summary>
/// <param name="Moment">The moment, UTC.</param>
/// <param name="Caveat">What was taken for granted; null if nothing.</param>
internal sealed record TelegramMoment(DateTimeOffset Moment, string? Caveat);

/// <summary>
/// Reads the dates of telegrams: date-time groups (<c>051430Z OCT 22</c>: day, hour, minute, military zone letter) and the date
/// lines of printed editions (<c>December 29, 1955—4:17 p.m.</c>).
/// </summary>
internal static partial class TelegramDate
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Finds the date in a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The date as written; empty if there is none.</returns>
    public static string Find(string line) =>
        Group().Match(line) is { Success: true } group ? group.Value
        : DateLine().Match(line) is { Success: true } date ? date.Value
        : "";

    /// <summary>Reads a date.</summary>
    /// <param name="written">As <see cref="Find"/> returned it.</param>
    /// <param name="now">The present, UTC; years of two digits are the latest that is not past it.</param>
    /// <returns>The moment, or null if there is no such day.</returns>
    public static TelegramMoment? Read(string written, DateTimeOffset now)
    {
        if (Group().Match(written) is { Success: true } group)
        {
            return ReadGroup(group, now);
        }

        return DateLine().Match(written) is { Success: true } date ? ReadDateLine(date) : null;
    }

    private static TelegramMoment? ReadGroup(Match group, DateTimeOffset now)
    {
        var year = Number(group, "year");
        var shortYear = group.Groups["year"].Length == 2;
        if (shortYear)
        {
            year += now.Year / 100 * 100;
            year -= year > now.Year ? 100 : 0;
        }

        return OffsetOf(group.Groups["zone"].Value[0]) is { } offset
            && Moment(year, MonthOf(group), Number(group, "day"), Number(group, "hour"), Number(group, "minute"), offset) is { } moment
            ? new TelegramMoment(moment, shortYear ? string.Create(CultureInfo.InvariantCulture, $"year of two digits in \"{group.Value}\" read as {year}") : null)
            : null;
    }

    private static TelegramMoment? ReadDateLine(Match date)
    {
        var (hour, minute) = Clock(date);
        var moment = Moment(Number(date, "year"), MonthOf(date), Number(date, "day"), hour, minute, TimeSpan.Zero);
        return moment is null ? null : new TelegramMoment(moment.Value, $"\"{date.Value}\" names no time zone; read as UTC");
    }

    private static (int Hour, int Minute) Clock(Match date)
    {
        if (date.Groups["word"].Success)
        {
            return (date.Groups["word"].ValueSpan.StartsWith("n", StringComparison.OrdinalIgnoreCase) ? 12 : 0, 0);
        }

        // "29 p.m." is no time; the day stands.
        if (!date.Groups["hour"].Success || Number(date, "hour") is 0 or > 12)
        {
            return (0, 0);
        }

        var afternoon = date.Groups["half"].ValueSpan.StartsWith("p", StringComparison.OrdinalIgnoreCase);
        return ((Number(date, "hour") % 12) + (afternoon ? 12 : 0), date.Groups["minute"].Success ? Number(date, "minute") : 0);
    }

    private static DateTimeOffset? Moment(int year, int month, int day, int hour, int minute, TimeSpan offset) =>
        year is >= 1800 and <= 9998 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour <= 23 && minute <= 59
            ? new DateTimeOffset(year, month, day, hour, minute, 0, offset).ToUniversalTime()
            : null;

    // Military zones: A to M without J east of Greenwich, N to Y west of it; J is the local time of whoever writes.
    private static TimeSpan? OffsetOf(char zone) => char.ToUpperInvariant(zone) switch
    {
        'Z' => TimeSpan.Zero,
        >= 'A' and <= 'I' and var z => TimeSpan.FromHours(z - 'A' + 1),
        >= 'K' and <= 'M' and var z => TimeSpan.FromHours(z - 'A'),
        >= 'N' and <= 'Y' and var z => TimeSpan.FromHours(-(z - 'N' + 1)),
        _ => null,
    };

    private static int MonthOf(Match match) => Array.IndexOf(Months, match.Groups["month"].Value[..3].ToUpperInvariant()) + 1;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """\b(?<day>[0-9]{2})(?<hour>[0-9]{2})(?<minute>[0-9]{2})\s?(?<zone>[A-Z])\s+(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s+(?<year>[0-9]{4}|[0-9]{2})\b""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Group();

    [GeneratedRegex(
        """\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)\s+(?<day>[0-9]{1,2}),\s+(?<year>[0-9]{4})(?:\s*(?:—|–|--?|,)\s*(?:(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2}))?\s*(?<half>[ap])\.?\s?m\.?|(?<word>noon|midnight)))?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DateLine();
}
