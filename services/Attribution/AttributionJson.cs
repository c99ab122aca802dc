using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf.Collections;

namespace DiploMesh.Attribution;

/// <summary>
/// Writes an attributed text as the one line of JSON that <c>diplomesh attribute --format json</c> prints: names and values
/// as scripts rely on them, enumerations in lower snake case without prefix, null for what the text does not tell.
/// </summary>
public static class AttributionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document.</summary>
    /// <param name="output">Where to; nothing but the object is written, no line break.</param>
    /// <param name="text">The text that was attributed.</param>
    /// <param name="response">What was found in it; its offsets are written as they are.</param>
    /// <param name="withType">True to write the kind once more as <c>type</c>, the name by which corpora and their scorers know it.</param>
    public static void Write(IBufferWriter<byte> output, string text, AttributeTextResponse response, bool withType = false)
    {
        ArgumentNullException.ThrowIfNull(response);
        using var json = new Utf8JsonWriter(output, Options);
        var result = response.Result ?? new AttributedText();
        json.WriteStartObject();
        json.WriteString("id", response.DocumentId);
        json.WriteString("text", text);
        WriteList(json, "attributions", result.Statements, (j, s) => WriteStatement(j, s, withType));
        WriteList(json, "communications", result.Communications, WriteCommunication);
        WriteList(json, "tenures", result.Tenures, WriteTenure);
        WriteList(json, "conflicts", result.Conflicts, WriteConflict);
        json.WriteEndObject();
    }

    /// <summary>Writes one document to a string.</summary>
    /// <param name="text">The text that was attributed.</param>
    /// <param name="response">What was found in it.</param>
    /// <param name="withType">True to write the kind once more as <c>type</c>.</param>
    /// <returns>The object, on one line.</returns>
    public static string Write(string text, AttributeTextResponse response, bool withType = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, text, response, withType);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement statement, bool withType)
    {
        json.WriteStartObject();
        json.WriteString("id", statement.Id);
        WriteEnum(json, "kind", statement.Kind, statement.Kind == StatementKind.Unspecified);
        if (withType)
        {
            WriteEnum(json, "type", statement.Kind, statement.Kind == StatementKind.Unspecified);
        }

        WriteSpans(json, "source", statement.Source);
        WriteSpans(json, "cue", statement.Cue);
        WriteSpans(json, "content", statement.Content);
        json.WriteString("speaker", statement.Speaker?.Name);
        WriteList(json, "addressee", statement.Addressees.Where(a => a.Evidence is not null), (j, a) => WriteSpan(j, a.Evidence));
        WriteEnum(json, "channel", statement.Channel, statement.Channel == Channel.Unspecified);
        WriteList(json, "chain", statement.Chain.Where(h => h.Evidence is not null), WriteHop);
        WriteEnum(json, "modality", statement.Modality, statement.Modality == Modality.Unspecified);
        WriteSpans(json, "condition", statement.Condition);
        json.WriteString("holder", statement.Holder?.Name);
        json.WriteString("nested_in", NullIfEmpty(statement.NestedIn));
        json.WriteString("restates", NullIfEmpty(statement.Restates));
        json.WriteNumber("confidence", MathF.Round(statement.Confidence, 3));
        json.WriteEndObject();
    }

    private static void WriteHop(Utf8JsonWriter json, ChainHop hop)
    {
        json.WriteStartObject();
        WriteEnum(json, "role", hop.Role, hop.Role == ChainRole.Unspecified);
        json.WriteNumber("start", hop.Evidence.Start);
        json.WriteNumber("end", hop.Evidence.End);
        json.WriteString("text", hop.Evidence.Text);
        json.WriteEndObject();
    }

    private static void WriteCommunication(Utf8JsonWriter json, Communication communication)
    {
        json.WriteStartObject();
        json.WriteString("id", communication.Id);
        WriteEnum(json, "channel", communication.Channel, communication.Channel == Channel.Unspecified);
        json.WriteString("sender", communication.Sender?.Name);
        WriteList(json, "addressees", communication.Addressees, (j, a) => j.WriteStringValue(a.Name));
        WriteList(json, "statements", communication.StatementIds, (j, s) => j.WriteStringValue(s));
        json.WriteEndObject();
    }

    private static void WriteTenure(Utf8JsonWriter json, Tenure tenure)
    {
        json.WriteStartObject();
        json.WriteString("id", tenure.Id);
        json.WriteString("person", tenure.Person?.Name);
        json.WriteString("office", tenure.Office);
        json.WriteString("institution", NullIfEmpty(tenure.Institution));
        json.WriteString("state", NullIfEmpty(tenure.State));
        WriteEnum(json, "status", tenure.Status, tenure.Status == TenureStatus.Unspecified);
        WriteSpans(json, "evidence", tenure.Evidence);
        json.WriteEndObject();
    }

    private static void WriteConflict(Utf8JsonWriter json, Conflict conflict)
    {
        json.WriteStartObject();
        json.WriteString("id", conflict.Id);
        WriteEnum(json, "kind", conflict.Kind, conflict.Kind == ConflictKind.Unspecified);
        WriteList(json, "between", conflict.Between, (j, b) => j.WriteStringValue(b));
        json.WriteString("note", conflict.Note);
        json.WriteEndObject();
    }

    private static void WriteSpans(Utf8JsonWriter json, string name, RepeatedField<Span> spans) => WriteList(json, name, spans, WriteSpan);

    private static void WriteSpan(Utf8JsonWriter json, Span span)
    {
        json.WriteStartObject();
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteString("text", span.Text);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>The protos' CamelCase names in C# become lower snake case: <c>PressConference</c>, <c>press_conference</c>.</summary>
    private static void WriteEnum<T>(Utf8JsonWriter json, string name, T value, bool isUnset)
        where T : struct, Enum => json.WriteString(name, isUnset ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
