namespace DiploMesh.Language.Lemmas;

/// <summary>
/// Rules that were learned from treebanks: for words of a kind (Penn tag and capitals) and an ending, how the lemma is made. Whole words are endings
/// too, so that exceptions need nothing of their own. Of all rules that fit, the one with the longest ending decides. Immutable.
/// </summary>
internal sealed class LemmaTable
{
    /// <summary>The longest ending that is not a whole word, in UTF-16 units.</summary>
    public const int LongestEnding = 6;

    /// <summary>The longest word that can have a rule of its own.</summary>
    public const int LongestWord = 32;

    /// <summary>Stands before the first letter of a word: an ending with it is a whole word.</summary>
    private const char WordStart = '^';

    private readonly Dictionary<string, LemmaScript> _rules;
    private readonly Dictionary<string, LemmaScript>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Makes a table.</summary>
    /// <param name="rules">Keys (<see cref="KeyOf"/>) and scripts.</param>
    public LemmaTable(IEnumerable<KeyValuePair<string, LemmaScript>> rules)
    {
        _rules = new Dictionary<string, LemmaScript>(rules, StringComparer.Ordinal);
        _lookup = _rules.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The rules.</summary>
    public IReadOnlyDictionary<string, LemmaScript> Rules => _rules;

    /// <summary>Reads a table.</summary>
    /// <param name="reader">A rule a line: key, tabulator, script; lines that start with # are comments.</param>
    /// <returns>The table.</returns>
    public static LemmaTable Read(TextReader reader)
    {
        var rules = new List<KeyValuePair<string, LemmaScript>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                rules.Add(new(line[..tab], LemmaScript.Parse(line.AsSpan(tab + 1))));
            }
        }

        return new LemmaTable(rules);
    }

    /// <summary>Key of a rule.</summary>
    /// <param name="xpos">Penn tag.</param>
    /// <param name="form">The word.</param>
    /// <param name="ending">Units of its ending; more than the word has for the whole word.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(string xpos, string form, int ending)
    {
        Span<char> key = stackalloc char[xpos.Length + LongestWord + 4];
        var start = Write(xpos, form, key, out var end);
        return string.Concat(key[..start], key[Math.Max(start, end - ending)..end]);
    }

    /// <summary>The rule for a word.</summary>
    /// <param name="xpos">Penn tag.</param>
    /// <param name="form">The word.</param>
    /// <returns>The script; the word as it is if no rule fits.</returns>
    public LemmaScript Find(string xpos, ReadOnlySpan<char> form)
    {
        Span<char> key = stackalloc char[xpos.Length + LongestWord + 4];
        var start = Write(xpos, form, key, out var end);
        if (form.Length <= LongestWord && _lookup.TryGetValue(key[..end], out var script))
        {
            return script;
        }

        Span<char> part = stackalloc char[start + LongestEnding];
        key[..start].CopyTo(part);
        for (var length = Math.Min(LongestEnding, end - start - 1); length >= 0; length--)
        {
            key.Slice(end - length, length).CopyTo(part[start..]);
            if (_lookup.TryGetValue(part[..(start + length)], out script))
            {
                return script;
            }
        }

        return new LemmaScript(false, 0, string.Empty);
    }

    // "VBD a ^went": tag, capitals, the last letters of the word in small letters. Returns where the letters start, at the mark of the word's start.
    private static int Write(string xpos, ReadOnlySpan<char> form, Span<char> key, out int end)
    {
        xpos.CopyTo(key);
        var at = xpos.Length;
        key[at++] = Capitals(form);
        var start = at;
        key[at++] = WordStart;
        foreach (var c in form[Math.Max(0, form.Length - LongestWord)..])
        {
            key[at++] = c is '’' ? '\'' : char.ToLowerInvariant(c);
        }

        end = at;
        return start;
    }

    private static char Capitals(ReadOnlySpan<char> form)
    {
        var capitals = 0;
        foreach (var c in form)
        {
            if (char.IsLower(c))
            {
                return char.IsUpper(form[0]) ? 'A' : 'a';
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals switch { 0 => 'a', 1 => 'A', _ => 'C' };
    }
}
