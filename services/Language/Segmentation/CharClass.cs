using System.Globalization;
using System.Text;

namespace DiploMesh.Language.Segmentation;

/// <summary>What a character is to the segmenter.</summary>
internal enum CharClass : byte
{
    /// <summary>White space, control or invisible: never part of a token.</summary>
    Gap,

    /// <summary>A letter that is not a capital.</summary>
    Lower,

    /// <summary>A capital.</summary>
    Upper,

    /// <summary>A digit of any script.</summary>
    Digit,

    /// <summary>Changes the character before it: combining marks, joiners, variation selectors, skin tones.</summary>
    Extender,

    /// <summary>Anything else: punctuation, symbols, lone surrogates.</summary>
    Mark,
}

/// <summary>Tells classes of characters by a table.</summary>
internal static class CharClasses
{
    private static readonly CharClass[] Table = MakeTable();

    /// <summary>Class of the character at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Index of its first unit.</param>
    /// <param name="length">1, or 2 for a surrogate pair.</param>
    /// <returns>The class.</returns>
    public static CharClass At(ReadOnlySpan<char> text, int at, out int length)
    {
        var c = text[at];
        length = 1;
        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
        {
            return Table[c];
        }

        length = 2;
        var rune = new Rune(c, text[at + 1]);
        return rune.Value is >= 0x1F3FB and <= 0x1F3FF ? CharClass.Extender : Of(Rune.GetUnicodeCategory(rune));
    }

    /// <summary>Class of a character of the basic plane.</summary>
    /// <param name="c">The unit; a surrogate counts as lone.</param>
    /// <returns>The class.</returns>
    public static CharClass Of(char c) => Table[c];

    /// <summary>Whether a unit ends a line by itself; a carriage return before a line feed does not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Index of the unit.</param>
    /// <returns>True if it does.</returns>
    public static bool IsLineEnd(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\n' or '\u2028' or '\u2029' or '\u0085' or '\f' or '\v' => true,
        '\r' => at + 1 >= text.Length || text[at + 1] != '\n',
        _ => false,
    };

    private static CharClass[] MakeTable()
    {
        var table = new CharClass[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
        {
            table[c] = char.IsWhiteSpace((char)c) || char.IsControl((char)c) || c is 0x200B or 0xFEFF ? CharClass.Gap : Of(char.GetUnicodeCategory((char)c));
        }

        return table;
    }

    private static CharClass Of(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharClass.Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharClass.Lower,
        UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharClass.Extender,
        _ => CharClass.Mark,
    };
}
