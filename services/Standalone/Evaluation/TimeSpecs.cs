using System.Globalization;
using System.Text.Json;

namespace DiploMesh.Standalone.Evaluation;

/// <summary>One text of the Recognizers-Text specifications with the expressions that it holds.</summary>
/// <param name="Text">The text.</param>
/// <param name="Reference">The moment from which it is looked at; null if the spec names none.</param>
/// <param name="Expressions">The expressions, in text order.</param>
internal sealed record TimeSpec(string Text, DateTimeOffset? Reference, IReadOnlyList<TimeSpecExpression> Expressions);

/// <summary>An expression of time as a spec resolves it.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">The unit after the last one.</param>
/// <param name="Type">Its type: date, daterange, datetime, datetimerange, time, timerange, duration, set.</param>
/// <param name="IsExplicitRange">True if both ends are named, so that the spec ends it where the last unit begins.</param>
/// <param name="Values">What it may resolve to; one of them with neither end if it is not resolved.</param>
internal sealed record TimeSpecExpression(int Start, int End, string Type, bool IsExplicitRange, IReadOnlyList<TimeSpecValue> Values);

/// <summary>A value of a spec.</summary>
/// <param name="From">First moment; null if open or not resolved.</param>
/// <param name="To">First moment after the last; null for a single date or moment, and if open.</param>
internal readonly record struct TimeSpecValue(DateTime? From, DateTime? To);

/// <summary>Reads the specs as they are kept in JSON Lines: <c>{"text", "reference", "results": [{"text", "type", "start", "length", "resolution"}]}</c>.</summary>
internal static class TimeSpecs
{
    /// <summary>Reads one line.</summary>
    /// <param name="line">A JSON object.</param>
    /// <returns>The spec.</returns>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    /// <exception cref="UserException">It lacks a field.</exception>
    public static TimeSpec Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            throw new UserException("A spec needs a \"text\".");
        }

        DateTimeOffset? reference = root.TryGetProperty("reference", out var moment) && moment.ValueKind == JsonValueKind.String
            ? new DateTimeOffset(DateTime.Parse(moment.GetString()!, CultureInfo.InvariantCulture), TimeSpan.Zero)
            : null;
        var expressions = root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array
            ? results.EnumerateArray().Select(r => ParseExpression(text.GetString()!, r)).OrderBy(e => e.Start).ToArray()
            : [];
        return new TimeSpec(text.GetString()!, reference, expressions);
    }

    private static TimeSpecExpression ParseExpression(string text, JsonElement result)
    {
        // The older specs give a length, the newer ones the last character; a few only the words.
        var words = Text(result, "text") ?? string.Empty;
        var start = Number(result, "start") ?? text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        var end = Number(result, "end") is { } last ? last + 1 : start + (Number(result, "length") ?? words.Length);
        if (start < 0 || end > text.Length || end <= start)
        {
            throw new UserException($"\"{words}\" is not where the spec has it.");
        }

        var resolution = result.TryGetProperty("resolution", out var found) ? found : default;
        var values = new List<TimeSpecValue>();
        var timex = string.Empty;
        if (resolution.ValueKind == JsonValueKind.Object && resolution.TryGetProperty("values", out var list))
        {
            foreach (var value in list.EnumerateArray())
            {
                timex = Text(value, "timex") ?? timex;
                values.Add(new TimeSpecValue(Moment(value, "start") ?? Moment(value, "value"), Moment(value, "end")));
            }
        }
        else if (resolution.ValueKind == JsonValueKind.Object)
        {
            timex = Text(resolution, "Timex") ?? timex;
            foreach (var side in new[] { "PastResolution", "FutureResolution" })
            {
                if (resolution.TryGetProperty(side, out var value) && value.ValueKind == JsonValueKind.Object)
                {
                    values.Add(new TimeSpecValue(Moment(value, "startDate") ?? Moment(value, "date"), Moment(value, "endDate")));
                }
            }
        }

        if (values.Count == 0)
        {
            values.Add(default);
        }

        var type = (Text(result, "type") ?? "other").Replace("datetimeV2.", string.Empty, StringComparison.Ordinal);
        return new TimeSpecExpression(start, end, type, timex.StartsWith('('), values);
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A moment; the specs write year 1 where there is no such day.</summary>
    private static DateTime? Moment(JsonElement element, string name) =>
        DateTime.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year > 1 ? moment : null;
}
