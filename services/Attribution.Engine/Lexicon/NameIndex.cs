using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>Finds names of one or more tokens in a document, the longest first.</summary>
/// <typeparam name="T">What a name stands for.</typeparam>
internal sealed class NameIndex<T>
{
    private readonly Dictionary<string, List<(string[] Tail, T Value)>> _byFirst = new(StringComparer.Ordinal);

    public void Add(string name, T value)
    {
        var document = Document.Parse(name);
        var words = Enumerable.Range(0, document.Count).Select(i => document.Characters(i).ToString()).ToArray();
        if (!_byFirst.TryGetValue(words[0], out var list))
        {
            _byFirst[words[0]] = list = [];
        }

        list.Add((words[1..], value));
        list.Sort((x, y) => y.Tail.Length.CompareTo(x.Tail.Length));
    }

    /// <summary>Looks for a name at a token, capitals and all.</summary>
    /// <returns>Number of tokens of the name, 0 if there is none.</returns>
    public int Match(Document document, int token, out T? value)
    {
        value = default;
        return (uint)token < (uint)document.Count && _byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(document.Characters(token), out var candidates)
            ? Match(candidates, i => document.Characters(token + i), document.Count - token, out value)
            : 0;
    }

    /// <summary>Looks for a name at a token in an index of names in lower case, whatever case the text has.</summary>
    /// <returns>Number of tokens of the name, 0 if there is none.</returns>
    public int MatchLower(Document document, int token, out T? value)
    {
        value = default;
        return _byFirst.TryGetValue(document.Lower(token), out var candidates)
            ? Match(candidates, i => document.Lower(token + i), document.Count - token, out value)
            : 0;
    }

    private delegate ReadOnlySpan<char> WordAt(int offset);

    private static int Match(List<(string[] Tail, T Value)> candidates, WordAt word, int limit, out T? value)
    {
        value = default;
        foreach (var (rest, candidate) in candidates)
        {
            var i = 0;
            while (i < rest.Length && 1 + i < limit && word(1 + i).SequenceEqual(rest[i]))
            {
                i++;
            }

            if (i == rest.Length)
            {
                value = candidate;
                return rest.Length + 1;
            }
        }

        return 0;
    }
}
