namespace DiploMesh.Language.Segmentation;

/// <summary>Codes of what a piece of text looks like: few, so that rare words are told by them. Part of the model's format.</summary>
internal static class Shapes
{
    /// <summary>A web or mail address.</summary>
    public const uint Address = 1;

    /// <summary>What stands where the paragraph or the run has ended.</summary>
    public const uint Outside = 2;

    private const uint FirstDigits = 8;
    private const uint FirstLetters = 16;
    private const uint FirstMark = 64;
    private const int MostDigits = 5;
    private const int MostLetters = 4;

    /// <summary>Shape of a run of digits.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The code.</returns>
    public static uint Digits(int count) => FirstDigits + (uint)Math.Min(count, MostDigits);

    /// <summary>Shape of a mark.</summary>
    /// <param name="mark">Its first unit.</param>
    /// <returns>The code.</returns>
    public static uint Mark(char mark) => FirstMark + mark;

    /// <summary>Shape of a run of letters: where its capitals are, and its length.</summary>
    /// <param name="word">The letters.</param>
    /// <returns>The code.</returns>
    public static uint Letters(ReadOnlySpan<char> word)
    {
        var first = false;
        var capitals = 0;
        var smalls = 0;
        var looked = word[..Math.Min(word.Length, Hashing.LongestWord)];
        for (var i = 0; i < looked.Length; i++)
        {
            var kind = CharClasses.Of(looked[i]);
            first |= i == 0 && kind == CharClass.Upper;
            capitals += kind == CharClass.Upper ? 1 : 0;
            smalls += kind == CharClass.Lower ? 1 : 0;
        }

        var pattern = (first, capitals, smalls) switch
        {
            (_, 0, _) => 0u, // small
            (true, _, 0) => 1u, // CAPITALS
            (true, 1, _) => 2u, // Capital
            _ => 3u, // mIxed
        };
        return FirstLetters + (pattern * MostLetters) + (uint)Math.Min(word.Length, MostLetters) - 1;
    }

    /// <summary>Shape of a token of several atoms.</summary>
    /// <param name="first">Shape of the first.</param>
    /// <param name="last">Shape of the last.</param>
    /// <param name="count">How many.</param>
    /// <returns>The code.</returns>
    public static uint Compound(uint first, uint last, int count) => Hashing.Feature(0, first, last, (uint)Math.Min(count, MostDigits));
}
