using System.Text;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Hosting.Text;

/// <summary>
/// Converts offsets in UTF-16 code units, in which everything is computed and stored, to the unit that a caller asks
/// for. The text is read once, and only where it is not plain ASCII is anything remembered; each offset then costs a binary search.
/// </summary>
/// <remarks>
/// A lone surrogate, which no proto string can hold, counts as one code point and three UTF-8 bytes, as encoders write U+FFFD for it.
/// </remarks>
public sealed class OffsetEncoder
{
    private readonly List<int> _positions = []; // just after each character whose length in the unit is not its length in UTF-16
    private readonly List<int> _differences = []; // target minus UTF-16 offset from that position on

    /// <summary>Prepares the conversion for one text.</summary>
    /// <param name="text">The text to which the offsets refer.</param>
    /// <param name="encoding">The unit to convert to; unspecified is UTF-16.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is none of the contract's.</exception>
    public OffsetEncoder(string text, EncodingType encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (encoding)
        {
            case EncodingType.Unspecified or EncodingType.Utf16:
                return;
            case EncodingType.Utf8 or EncodingType.Utf32:
                Read(text, encoding == EncodingType.Utf8);
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such unit.");
        }
    }

    /// <summary>Converts one offset.</summary>
    /// <param name="utf16Offset">Offset in UTF-16 code units, at a character boundary.</param>
    /// <returns>The offset in the target unit. Inside a surrogate pair it is that of the pair's start, plus one.</returns>
    public int Convert(int utf16Offset)
    {
        var at = _positions.BinarySearch(utf16Offset);
        var index = at >= 0 ? at : ~at - 1;
        return index < 0 ? utf16Offset : utf16Offset + _differences[index];
    }

    private void Read(string text, bool utf8)
    {
        var difference = 0;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAscii(text[i]))
            {
                i++;
                continue;
            }

            var found = Rune.TryGetRuneAt(text, i, out var rune);
            var units = found ? rune.Utf16SequenceLength : 1;
            var width = utf8 ? (found ? rune.Utf8SequenceLength : 3) : 1;
            i += units;
            if (width != units)
            {
                difference += width - units;
                _positions.Add(i);
                _differences.Add(difference);
            }
        }
    }
}
