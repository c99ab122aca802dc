using DiploMesh.Protos.Types.V1;
using Google.Protobuf;

namespace DiploMesh.Storage.Statements;

/// <summary>What a run keeps in one piece: everything but its statements and communications, which have rows of their own.</summary>
internal static class RunPayload
{
    /// <summary>The bytes to keep.</summary>
    /// <param name="text">The whole attribution; not changed.</param>
    public static byte[] Write(AttributedText text)
    {
        var rest = text.Clone();
        rest.Statements.Clear();
        rest.Communications.Clear();
        return rest.ToByteArray();
    }

    /// <summary>The whole attribution again.</summary>
    /// <param name="rest">What <see cref="Write"/> returned.</param>
    /// <param name="statements">The statements, in order.</param>
    /// <param name="communications">The communications, in order.</param>
    public static AttributedText Read(byte[] rest, IEnumerable<byte[]> statements, IEnumerable<byte[]> communications)
    {
        var text = AttributedText.Parser.ParseFrom(rest);
        text.Statements.AddRange(statements.Select(Statement.Parser.ParseFrom));
        text.Communications.AddRange(communications.Select(Communication.Parser.ParseFrom));
        return text;
    }
}
