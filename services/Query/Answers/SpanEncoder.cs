using System.Collections;
using DiploMesh.Hosting.Text;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace DiploMesh.Query.Answers;

/// <summary>Gives the spans of whole messages in the unit that a caller asked for, whatever the messages are.</summary>
/// <param name="text">The text to which the spans refer.</param>
/// <param name="encoding">The unit.</param>
internal sealed class SpanEncoder(string text, EncodingType encoding)
{
    private readonly OffsetEncoder _offsets = new(text, encoding);

    /// <summary>Whether offsets of this unit differ from those that the mesh keeps.</summary>
    public static bool IsNeeded(EncodingType encoding) => encoding is EncodingType.Utf8 or EncodingType.Utf32;

    /// <summary>Encodes every <see cref="Span"/> in a message, at whatever depth.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="message">The message, whose spans count UTF-16 code units; it is not changed.</param>
    /// <returns>An encoded copy; the message itself if nothing needs encoding.</returns>
    public T Encode<T>(T message)
        where T : class, IMessage<T>
    {
        if (!IsNeeded(encoding))
        {
            return message;
        }

        // The copy is a tree: a span that stands in the message at two places would else be encoded twice.
        var copy = message.Clone();
        EncodeInPlace(copy);
        return copy;
    }

    private void EncodeInPlace(IMessage message)
    {
        if (message is Span span)
        {
            span.Start = _offsets.Convert(span.Start);
            span.End = _offsets.Convert(span.End);
            return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            switch (field.Accessor.GetValue(message))
            {
                case IMessage inner:
                    EncodeInPlace(inner);
                    break;
                case IList list:
                    foreach (var inner in list.OfType<IMessage>())
                    {
                        EncodeInPlace(inner);
                    }

                    break;
            }
        }
    }
}
