using System.Globalization;
using System.Text;

namespace DiploMesh.Storage.Statements;

/// <summary>
/// The form in which names and words are compared: what is stored and what is asked pass through the same function, so that
/// neither engine's collation has a say. Composed (NFC), each character to upper and then to lower case by the
/// invariant rules (so Σ, σ and ς are one, and Turkish dotted and dotless i stay apart from each other), white space single.
/// </summary>
/// <remarks>
/// Composing needs ICU. Processes that run with invariant globalization, as those of this house do, keep a decomposed é (e and a mark)
/// apart from the composed one; turning ICU on would call for the keys to be made anew.
/// </remarks>
internal static class Folding
{
    /// <summary>Most UTF-16 code units of a name that are compared; what is longer is cut.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Most UTF-16 code units of a word that are compared; what is longer is cut.</summary>
    public const int MaxWordLength = 64;

    /// <summary>Folds a name.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>The folded name, at most <see cref="MaxNameLength"/>; empty if it holds white space only.</returns>
    public static string Name(string name) => Cut(string.Join(' ', Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MaxNameLength).TrimEnd();

    /// <summary>Words of a text: the longest runs of letters and digits, with the marks on them, folded.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Each word once, in order of appearance, each at most <see cref="MaxWordLength"/>.</returns>
    public static IReadOnlyCollection<string> Words(string text)
    {
        var words = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var folded = Fold(text);
        var start = -1;
        for (var i = 0; i < folded.Length;)
        {
            Rune.DecodeFromUtf16(folded.AsSpan(i), out var rune, out var length);
            if (start < 0 ? IsLetterOrDigit(rune) : IsLetterOrDigit(rune) || IsMark(rune))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.TryAdd(Cut(folded[start..i], MaxWordLength), true);
                start = -1;
            }

            i += length;
        }

        if (start >= 0)
        {
            words.TryAdd(Cut(folded[start..], MaxWordLength), true);
        }

        return words.Keys;
    }

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant();

    private static bool IsLetterOrDigit(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
