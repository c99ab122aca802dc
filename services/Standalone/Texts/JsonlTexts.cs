using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Texts;

/// <summary>Reads texts out of JSON Lines: <c>{"id", "text", "published"?}</c>, one at a time.</summary>
internal static class JsonlTexts
{
    /// <summary>Bytes of the longest line: 1 MiB of text with every character escaped, and room for the rest.</summary>
    public const int MaxLineBytes = 8 * 1024 * 1024;

    /// <summary>Reads the lines.</summary>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="stream">Its content.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The texts, and for each line that is wrong what is wrong with it; empty lines are passed over.</returns>
    public static async IAsyncEnumerable<TextInput> ReadAsync(string name, Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in BoundedLines.ReadAsync(stream, MaxLineBytes, cancellationToken))
        {
            var origin = string.Create(CultureInfo.InvariantCulture, $"{name} line {line.Number}");
            if (line.Bytes is not { } bytes)
            {
                yield return TextInput.Unreadable(origin, string.Create(CultureInfo.InvariantCulture, $"has more than {MaxLineBytes:N0} bytes."));
            }
            else if (!IsBlank(bytes.Span))
            {
                yield return Parse(origin, line.Number == 1 ? WithoutMark(bytes) : bytes);
            }
        }
    }

    private static TextInput Parse(string origin, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return TextInput.Unreadable(origin, "is no JSON object.");
            }

            if (!TryGetString(json.RootElement, "id", out var id))
            {
                return TextInput.Unreadable(origin, "id: is missing or no string.");
            }

            if (!TryGetString(json.RootElement, "text", out var text))
            {
                return TextInput.Unreadable(origin, "text: is missing or no string.");
            }

            if (!json.RootElement.TryGetProperty("published", out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return new TextInput(origin, new TextDocument(id, text, null), []);
            }

            return value.ValueKind == JsonValueKind.String && Times.TryParse(value.GetString()!, out var published)
                ? new TextInput(origin, new TextDocument(id, text, published), [])
                : TextInput.Unreadable(origin, "published: is no date; write \"2026-05-12\" or \"2026-05-12T09:30Z\".");
        }
        catch (JsonException exception)
        {
            return TextInput.Unreadable(origin, string.Create(
                CultureInfo.InvariantCulture, $"is not valid JSON, from byte {exception.BytePositionInLine + 1} of the line on."));
        }
        catch (InvalidOperationException)
        {
            return TextInput.Unreadable(origin, "has half a surrogate pair or bytes that are no UTF-8.");
        }
    }

    private static bool TryGetString(JsonElement element, string name, out string value)
    {
        value = element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString()! : string.Empty;
        return value.Length > 0;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    /// <summary>Without the byte order mark that some editors put at the start of a file.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
}
