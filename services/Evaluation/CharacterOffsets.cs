using System.Text;

namespace DiploMesh.Evaluation;

/// <summary>The unit in which offsets are counted.</summary>
public enum OffsetUnit
{
    /// <summary>UTF-16 code units.</summary>
    Utf16,

    /// <summary>Unicode code points, as in Python.</summary>
    CodePoints,
}

/// <summary>Offsets of one text at which a character starts or the text ends.</summary>
internal sealed class CharacterOffsets
{
    private readonly string _text;
    private readonly int[]? _utf16; // by code point; null where both units agree or UTF-16 is read

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">Unit of the offsets to come.</param>
    public CharacterOffsets(string text, OffsetUnit unit)
    {
        _text = text;
        if (unit == OffsetUnit.CodePoints && text.Any(char.IsSurrogate))
        {
            var starts = new List<int>(text.Length + 1);
            for (var i = 0; i < text.Length; i += Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1)
            {
                starts.Add(i);
            }

            starts.Add(text.Length);
            _utf16 = [.. starts];
        }
    }

    /// <summary>Converts an offset.</summary>
    /// <param name="offset">An offset in the unit given.</param>
    /// <returns>The offset in UTF-16; null outside the text and within a surrogate pair.</returns>
    public int? ToUtf16(int offset)
    {
        if (_utf16 is { } starts)
        {
            return (uint)offset < (uint)starts.Length ? starts[offset] : null;
        }

        var inside = (uint)offset <= (uint)_text.Length;
        var cuts = inside && offset > 0 && offset < _text.Length && char.IsSurrogatePair(_text[offset - 1], _text[offset]);
        return inside && !cuts ? offset : null;
    }
}
