using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>
/// Finds names of one or more words in a document, the longest first. Names are compared character by character, so
/// that it does not matter whether the tokenizer cuts at hyphens.
/// </summary>
/// <typeparam name="T">What a name stands for.</typeparam>
internal sealed class NameIndex<T>
{
    private readonly Dictionary<string, List<(string Name, T Value)>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Name, T Value)>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameIndex() => _lookup = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(string name, T value)
    {
        var key = FirstWord(name).ToString();
        if (!_byFirst.TryGetValue(key, out var list))
        {
            _byFirst[key] = list = [];
        }

        list.Add((name, value));
        list.Sort((x, y) => y.Name.Length.CompareTo(x.Name.Length));
    }

    /// <summary>Looks for a name at a token, capitals and all.</summary>
    /// <returns>Number of tokens of the name, 0 if there is none.</returns>
    public int Match(Document document, int token, out T? value)
    {
        value = default;
        return (uint)token < (uint)document.Count && _lookup.TryGetValue(FirstWord(document.Characters(token)), out var candidates) ? Match(document, token, candidates, false, out value) : 0;
    }

    /// <summary>Looks for a name at a token in an index of names in lower case, whatever case the text has.</summary>
    /// <returns>Number of tokens of the name, 0 if there is none.</returns>
    public int MatchLower(Document document, int token, out T? value)
    {
        value = default;
        return _lookup.TryGetValue(FirstWord(document.Lower(token)), out var candidates) ? Match(document, token, candidates, true, out value) : 0;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> name)
    {
        // A leading mark is a word of its own ("-", "U.S." is none).
        var end = name.IndexOfAny(' ', '-');
        return end > 0 ? name[..end] : name;
    }

    private static int Match(Document document, int token, List<(string Name, T Value)> candidates, bool ignoreCase, out T? value)
    {
        value = default;
        foreach (var (name, candidate) in candidates)
        {
            if (Covers(document, token, name, ignoreCase) is > 0 and var count)
            {
                value = candidate;
                return count;
            }
        }

        return 0;
    }

    /// <summary>Number of whole tokens that spell a name; spaces in it stand for any white space or none ("'s").</summary>
    private static int Covers(Document document, int token, string name, bool ignoreCase)
    {
        var at = 0;
        for (var i = token; i < document.Count; i++)
        {
            var word = ignoreCase ? document.Lower(i) : document.Characters(i);
            if (at < name.Length && name[at] == ' ')
            {
                at++;
            }
            else if (i > token && !document.IsAttached(i))
            {
                return 0;
            }

            if (!name.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return 0;
            }

            at += word.Length;
            if (at == name.Length)
            {
                return i - token + 1;
            }
        }

        return 0;
    }
}
