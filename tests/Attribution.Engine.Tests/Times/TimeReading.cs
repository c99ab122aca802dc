using System.Globalization;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Times;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Tests.Times;

/// <summary>Reads times as people do: "words = from/to".</summary>
internal static class TimeReading
{
    /// <summary>A Wednesday.</summary>
    public const string Published = "2024-05-15T18:20:00Z";

    public static IReadOnlyList<TimeExpression> Scan(string text, string? published = Published, NumericOrder order = NumericOrder.Unknown) =>
        TimeScanner.Scan(text, published is null ? null : DateTimeOffset.Parse(published, CultureInfo.InvariantCulture), order);

    public static string Describe(string text, string? published = Published, NumericOrder order = NumericOrder.Unknown) =>
        string.Join("; ", Scan(text, published, order).Select(e => Describe(text, e)));

    public static string Describe(string text, TimeExpression e) => $"{e.Evidence.In(text)} = {Value(e)}";

    private static string Value(TimeExpression e) => e.Kind switch
    {
        TimeKind.Period when e.From.Length + e.To.Length > 0 => $"{e.From}/{e.To}",
        _ when e.From.Length > 0 => e.From,
        _ => e.Timex.Length > 0 ? $"? {e.Timex}" : "?",
    };
}
