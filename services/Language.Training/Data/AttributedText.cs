using System.Text.Json;
using System.Text.Json.Serialization;

namespace DiploMesh.Language.Training.Data;

/// <summary>A text with its statements: one line of a file in the format of PolNeAR's JSON lines.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Text">The text.</param>
/// <param name="Attributions">Its statements.</param>
internal sealed record AttributedText(string Id, string Text, IReadOnlyList<AttributedText.Attribution> Attributions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its texts.</returns>
    /// <exception cref="InvalidDataException">A line is not such a text; the message names file and line.</exception>
    public static IEnumerable<AttributedText> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            AttributedText? text;
            try
            {
                text = JsonSerializer.Deserialize<AttributedText>(line, Options);
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"{path}, line {number}: {error.Message}", error);
            }

            yield return text ?? throw new InvalidDataException($"{path}, line {number}: null.");
        }
    }

    /// <summary>A statement: who says what.</summary>
    /// <param name="Source">Spans of the source, none if it names none.</param>
    /// <param name="Cue">Spans of the cue.</param>
    /// <param name="Content">Spans of the content.</param>
    internal sealed record Attribution(IReadOnlyList<Span> Source, IReadOnlyList<Span> Cue, IReadOnlyList<Span> Content);

    /// <summary>A span of the text.</summary>
    /// <param name="Start">First UTF-16 unit.</param>
    /// <param name="End">Unit after the last.</param>
    internal sealed record Span([property: JsonPropertyName("start")] int Start, [property: JsonPropertyName("end")] int End);
}
