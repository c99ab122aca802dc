using System.Collections.Frozen;

namespace DiploMesh.Language;

/// <summary>The quotation marks of the world's typography.</summary>
public static class QuoteMarks
{
    private static readonly FrozenSet<char> Doubles = "\"“”„‟«»＂〝〞〟「」『』".ToFrozenSet();
    private static readonly FrozenSet<char> Singles = "'‘’‚‛‹›`´".ToFrozenSet();

    /// <summary>Whether a character is a double quotation mark or an angle or corner bracket used as one.</summary>
    /// <param name="c">The character.</param>
    /// <returns>True if it is.</returns>
    public static bool IsDouble(char c) => Doubles.Contains(c);

    /// <summary>Whether a character is a single quotation mark or an apostrophe.</summary>
    /// <param name="c">The character.</param>
    /// <returns>True if it is.</returns>
    public static bool IsSingle(char c) => Singles.Contains(c);

    /// <summary>Whether a character is a quotation mark or an apostrophe.</summary>
    /// <param name="c">The character.</param>
    /// <returns>True if it is.</returns>
    public static bool IsAny(char c) => IsDouble(c) || IsSingle(c);
}
