namespace DiploMesh.Language.Segmentation;

/// <summary>Hashes of what features look at. Part of the model's format: a change asks for a new training.</summary>
internal static class Hashing
{
    /// <summary>Longest stretch whose characters are told apart: what is longer is alike from there on, so that hashing stays linear.</summary>
    public const int LongestWord = 32;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Hash of characters in lower case, all digits alike, typographic apostrophes and quotation marks as themselves.</summary>
    /// <param name="text">The characters.</param>
    /// <returns>The hash.</returns>
    public static uint Word(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var c in text[..Math.Min(text.Length, LongestWord)])
        {
            hash = (hash ^ Fold(c)) * Prime;
        }

        return hash;
    }

    /// <summary>Mixes a feature's name and values.</summary>
    /// <param name="name">Which feature.</param>
    /// <param name="a">A value.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">Another.</param>
    /// <returns>The hash; never 0, which stands for an empty place.</returns>
    public static uint Feature(int name, uint a, uint b = 0, uint c = 0)
    {
        var hash = ((uint)name * 0x9E3779B1) ^ a;
        hash = (hash ^ (hash >> 15)) * 0x85EBCA77;
        hash = (hash ^ b ^ (hash >> 13)) * 0xC2B2AE3D;
        hash = (hash ^ c ^ (hash >> 16)) * 0x27D4EB2F;
        hash ^= hash >> 15;
        return hash == 0 ? 1 : hash;
    }

    private static uint Fold(char c)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterUpper(c) ? c | 0x20u : char.IsAsciiDigit(c) ? '0' : c;
        }

        return c == '’' ? '\'' : char.ToLowerInvariant(c);
    }
}
