using System.Text.Json;
using DiploMesh.Language;

namespace DiploMesh.Evaluation;

/// <summary>Reads fields of attributions leniently: what is missing or of the wrong kind is empty.</summary>
internal static class JsonRead
{
    /// <summary>A property of an object.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>Its value; null if the element is no object, has no such property, or the value is JSON's null.</returns>
    public static JsonElement? Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A property that is a string.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The string; null if there is none or it is empty.</returns>
    public static string? GetString(JsonElement element, string name) =>
        Get(element, name) is { } value && Text(value) is { Length: > 0 } text ? text : null;

    /// <summary>An element as a string.</summary>
    /// <param name="element">Any element.</param>
    /// <returns>The string; null if it is none, or one that no text can hold (half a surrogate pair).</returns>
    public static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property as a list: what is no list is a list of one, what is missing or empty a list of none.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The items.</returns>
    public static IReadOnlyList<JsonElement> List(JsonElement element, string name) => Get(element, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        { ValueKind: JsonValueKind.String } text when Text(text) is { Length: 0 } => [],
        { } value => [value],
    };

    /// <summary>A whole number.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The number; null if there is none.</returns>
    public static int? Integer(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>A probability.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The number; null if there is none.</returns>
    public static double? Number(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    /// <summary>The stretch that an object with <c>start</c> and <c>end</c> names, if it fits a text.</summary>
    /// <param name="element">Any element.</param>
    /// <param name="text">The text.</param>
    /// <param name="offsets">Offsets of the text.</param>
    /// <returns>The span in UTF-16; null if it is empty, outside the text, cuts a character, or has a <c>text</c> that is not there.</returns>
    public static TextSpan? Span(JsonElement element, string text, CharacterOffsets offsets) =>
        Integer(element, "start") is { } start && Integer(element, "end") is { } end
            && offsets.ToUtf16(start) is { } from && offsets.ToUtf16(end) is { } to && from < to
            && (GetString(element, "text") is not { } said || text.AsSpan(from, to - from).SequenceEqual(said))
            ? new TextSpan(from, to)
            : null;
}
