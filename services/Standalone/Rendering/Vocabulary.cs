using System.Text;

namespace DiploMesh.Standalone.Rendering;

/// <summary>The vocabulary's enums in words: as people read them and as options and JSON spell them.</summary>
internal static class Vocabulary
{
    /// <summary>A value as people read it.</summary>
    /// <typeparam name="T">A proto enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>note verbale</c>; empty for the unspecified value.</returns>
    public static string Words<T>(T value) where T : struct, Enum => Spell(value, ' ');

    /// <summary>A value as options spell it.</summary>
    /// <typeparam name="T">A proto enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>note_verbale</c>; empty for the unspecified value.</returns>
    public static string Token<T>(T value) where T : struct, Enum => Spell(value, '_');

    /// <summary>All values that an option may take.</summary>
    /// <typeparam name="T">A proto enum.</typeparam>
    /// <returns>Their tokens, in the order of the contract.</returns>
    public static string[] Tokens<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Where(IsSpecified).Select(Token)];

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">A proto enum.</typeparam>
    /// <param name="token">As an option spells it; case and the kind of dash do not matter.</param>
    /// <param name="value">The value.</param>
    /// <returns>False if there is no such value.</returns>
    public static bool TryParse<T>(string token, out T value) where T : struct, Enum
    {
        var wanted = token.Replace('-', '_').Replace(' ', '_');
        foreach (var candidate in Enum.GetValues<T>().Where(IsSpecified))
        {
            if (string.Equals(Token(candidate), wanted, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool IsSpecified<T>(T value) where T : struct, Enum => !EqualityComparer<T>.Default.Equals(value, default);

    private static string Spell<T>(T value, char separator) where T : struct, Enum
    {
        if (!IsSpecified(value))
        {
            return string.Empty;
        }

        var words = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(separator);
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
