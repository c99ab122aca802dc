using DiploMesh.Protos.Types.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace DiploMesh.Worker.Attribution;

/// <summary>Guards the promise that every stored span is what the text says at its place.</summary>
internal static class SpanCheck
{
    /// <summary>Looks at every span in a message, however deep.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">The text to which its spans refer, in UTF-16.</param>
    /// <exception cref="InvalidAttributionException">A span differs from the text at its place.</exception>
    public static void Verify(IMessage message, string text)
    {
        if (message is Span span)
        {
            Verify(span, text);
            return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType != FieldType.Message)
            {
                continue;
            }

            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                foreach (IMessage item in (System.Collections.IEnumerable)value)
                {
                    Verify(item, text);
                }
            }
            else if (value is IMessage item)
            {
                Verify(item, text);
            }
        }
    }

    private static void Verify(Span span, string text)
    {
        var inside = span.Start >= 0 && span.Start < span.End && span.End <= text.Length;
        if (!inside || !text.AsSpan(span.Start, span.End - span.Start).SequenceEqual(span.Text))
        {
            throw new InvalidAttributionException($"The span {span.Start} to {span.End} is not what the text of {text.Length} characters has there.");
        }
    }
}
