using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace DiploMesh.Hosting.Json;

/// <summary>The forms that the value of a field can have in JSON and in a query parameter.</summary>
internal static class FieldForm
{
    /// <summary>What a value must be, for people.</summary>
    public static string Describe(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "a string",
        FieldType.Bytes => "a string of base64",
        FieldType.Bool => "true or false",
        FieldType.Float or FieldType.Double => "a number",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => $"a whole number from {int.MinValue} to {int.MaxValue}",
        FieldType.UInt32 or FieldType.Fixed32 => $"a whole number from 0 to {uint.MaxValue}",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => $"a whole number from {long.MinValue} to {long.MaxValue}",
        FieldType.UInt64 or FieldType.Fixed64 => $"a whole number from 0 to {ulong.MaxValue}",
        FieldType.Enum => $"one of {string.Join(", ", field.EnumType.Values.Select(value => value.Name))}",
        _ => "an object",
    };

    /// <summary>Whether a JSON value, at which the reader stands, can be the value of a field; of a repeated one, an item.</summary>
    public static bool Fits(FieldDescriptor field, in Utf8JsonReader reader) => field.FieldType switch
    {
        FieldType.String or FieldType.Bytes => reader.TokenType == JsonTokenType.String,
        FieldType.Bool => reader.TokenType is JsonTokenType.True or JsonTokenType.False,
        FieldType.Enum => reader.TokenType == JsonTokenType.Number
            || (reader.TokenType == JsonTokenType.String && field.EnumType.FindValueByName(reader.GetString()!) is not null),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _),
        FieldType.UInt32 or FieldType.Fixed32 => reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out _),

        // The rest may be strings too: 64-bit numbers are more than a double holds, NaN is no JSON number.
        _ => reader.TokenType is JsonTokenType.Number or JsonTokenType.String,
    };

    /// <summary>Whether a text can be the value of a field.</summary>
    public static bool Fits(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Bool => bool.TryParse(text, out _),
        FieldType.Float or FieldType.Double => double.TryParse(text, CultureInfo.InvariantCulture, out _),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.UInt32 or FieldType.Fixed32 => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.UInt64 or FieldType.Fixed64 => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        FieldType.Enum => field.EnumType.FindValueByName(text) is not null,
        _ => true,
    };
}
