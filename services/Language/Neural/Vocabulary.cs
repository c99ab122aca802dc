namespace DiploMesh.Language.Neural;

/// <summary>The words that have an embedding of their own. Number 0 is every other word.</summary>
internal sealed class Vocabulary
{
    /// <summary>Number of a word that is not in the vocabulary.</summary>
    public const int Unknown = 0;

    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Makes a vocabulary.</summary>
    /// <param name="words">Keys of the words (<see cref="WordFeatures.ToKey"/>); the first gets number 1.</param>
    public Vocabulary(IReadOnlyList<string> words)
    {
        Words = words;
        _numbers = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            _numbers.Add(words[i], i + 1);
        }

        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words, from number 1.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Rows of a table with one row per word and one for all others.</summary>
    public int Rows => Words.Count + 1;

    /// <summary>Number of a word.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>From 1, or <see cref="Unknown"/>.</returns>
    public int NumberOf(ReadOnlySpan<char> key) => _lookup.TryGetValue(key, out var number) ? number : Unknown;
}
