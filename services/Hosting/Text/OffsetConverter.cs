using System.Collections;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace DiploMesh.Hosting.Text;

/// <summary>
/// Turns offsets that count UTF-16 code units, as the mesh keeps them, into the unit that a caller asked for. Takes time in
/// proportion to the text once, and next to none for each offset.
/// </summary>
public sealed class OffsetConverter
{
    /// <summary>Offsets between two that are kept are counted anew, so this bounds the work for one.</summary>
    private const int Stride = 64;

    private readonly string _text;
    private readonly EncodingType _encoding;

    /// <summary>The converted offset of every <see cref="Stride"/>th code unit.</summary>
    private readonly int[] _kept;

    /// <summary>Prepares to convert the offsets into one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">The unit to convert to.</param>
    public OffsetConverter(string text, EncodingType encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        _encoding = encoding;
        if (!IsNeeded(encoding))
        {
            _kept = [];
            return;
        }

        _kept = new int[(text.Length / Stride) + 1];
        for (var i = 1; i < _kept.Length; i++)
        {
            _kept[i] = _kept[i - 1] + Measure((i - 1) * Stride, i * Stride);
        }
    }

    /// <summary>Whether offsets of this unit differ from those that the mesh keeps.</summary>
    /// <param name="encoding">The unit that a caller asked for.</param>
    /// <returns>True for UTF-8 and UTF-32.</returns>
    public static bool IsNeeded(EncodingType encoding) => encoding is EncodingType.Utf8 or EncodingType.Utf32;

    /// <summary>Converts an offset.</summary>
    /// <param name="offset">UTF-16 code units before the place, from 0 to the length of the text.</param>
    /// <returns>
    /// Bytes of UTF-8, or code points, before the place. A place within a surrogate pair counts as after it; an unpaired surrogate
    /// counts as the replacement character that encoders write for it.
    /// </returns>
    public int Convert(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _text.Length);
        return IsNeeded(_encoding) ? _kept[offset / Stride] + Measure(offset / Stride * Stride, offset) : offset;
    }

    /// <summary>Converts every <see cref="Span"/> in a message, at whatever depth.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="message">The message, whose spans count UTF-16 code units of the text; it is not changed.</param>
    /// <returns>A converted copy; the message itself if nothing needs converting.</returns>
    public T Convert<T>(T message)
        where T : class, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!IsNeeded(_encoding))
        {
            return message;
        }

        // The copy is a tree: a span that stands in the message at two places would else be converted twice.
        var copy = message.Clone();
        ConvertInPlace(copy);
        return copy;
    }

    private void ConvertInPlace(IMessage message)
    {
        if (message is Span span)
        {
            span.Start = Convert(span.Start);
            span.End = Convert(span.End);
            return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType == FieldType.Message && field.Accessor.GetValue(message) is { } value)
            {
                ConvertValue(value);
            }
        }
    }

    private void ConvertValue(object value)
    {
        var messages = value switch
        {
            IMessage message => [message],
            IDictionary map => map.Values.OfType<IMessage>(),
            IEnumerable list => list.OfType<IMessage>(),
            _ => [],
        };
        foreach (var message in messages)
        {
            ConvertInPlace(message);
        }
    }

    private int Measure(int from, int to)
    {
        var length = 0;
        for (var i = from; i < to; i++)
        {
            length += Measure(i);
        }

        return length;
    }

    // A pair counts with its first half.
    private int Measure(int at)
    {
        var unit = _text[at];
        if (char.IsLowSurrogate(unit) && at > 0 && char.IsHighSurrogate(_text[at - 1]))
        {
            return 0;
        }

        return _encoding == EncodingType.Utf32 ? 1 : unit switch
        {
            < '\u0080' => 1,
            < '\u0800' => 2,
            _ when char.IsHighSurrogate(unit) && at + 1 < _text.Length && char.IsLowSurrogate(_text[at + 1]) => 4,
            _ => 3,
        };
    }
}
