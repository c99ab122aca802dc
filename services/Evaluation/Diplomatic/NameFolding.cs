using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace DiploMesh.Evaluation.Diplomatic;

/// <summary>
/// The form in which names are compared: no case, no diacritics, no punctuation, no leading article. The decompositions come from
/// UnicodeData (Latin, Greek, Cyrillic, full width) as a resource, because normalisation needs ICU and this house runs without.
/// </summary>
internal static class NameFolding
{
    private static readonly FrozenDictionary<char, string> Folded = Load();

    /// <summary>Folds a name.</summary>
    /// <param name="name">The name as written; null is the empty name.</param>
    /// <returns>Words of lower-case letters and digits, a space between.</returns>
    public static string Fold(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return string.Empty;
        }

        var folded = FoldCharacters(name);
        var words = Words(folded);
        var first = 0;
        while (first < words.Count - 1 && words[first] is "the" or "a" or "an")
        {
            first++;
        }

        return string.Join(' ', words.Skip(first));
    }

    private static string FoldCharacters(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.IsBmp && Folded.TryGetValue((char)rune.Value, out var replacement))
            {
                folded.Append(replacement);
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>Runs of letters and digits; a possessive "s" is a word of its own in any case, since the apostrophe separates.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (ScoredText.IsLetterOrNumber(rune))
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static FrozenDictionary<char, string> Load()
    {
        var folded = new Dictionary<char, string>();
        using var stream = typeof(NameFolding).Assembly.GetManifestResourceStream("folding.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var character in line.AsSpan(space + 1))
            {
                folded[character] = line[..space];
            }
        }

        return folded.ToFrozenDictionary();
    }
}
