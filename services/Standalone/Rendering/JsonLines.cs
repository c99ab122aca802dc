using Google.Protobuf;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Messages as JSON Lines: one object a line, the contract's own field names, fields without a value left out.</summary>
internal static class JsonLines
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>Writes one message.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="message">The message.</param>
    public static void Write(TextWriter writer, IMessage message) => writer.WriteLine(Formatter.Format(message));
}
