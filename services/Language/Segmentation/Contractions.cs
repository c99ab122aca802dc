using System.Collections.Frozen;

namespace DiploMesh.Language.Segmentation;

/// <summary>Words without an apostrophe that may be two or three: <c>can|not</c>, <c>gon|na</c>, <c>its</c> for <c>it's</c>. Whether one is cut is the model's decision.</summary>
internal sealed class Contractions
{
    private readonly FrozenDictionary<string, (int First, int Second)> _cuts;
    private readonly FrozenDictionary<string, (int First, int Second)>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <summary>Makes the list.</summary>
    /// <param name="words">Words in lower case, their parts divided by <c>|</c>.</param>
    public Contractions(IReadOnlyList<string> words)
    {
        Words = words;
        _cuts = words.Select(word => word.Split('|')).ToFrozenDictionary(
            parts => string.Concat(parts), parts => (parts[0].Length, parts.Length > 2 ? parts[1].Length : 0), StringComparer.OrdinalIgnoreCase);
        _lookup = _cuts.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = words.Count == 0 ? 0 : words.Max(word => word.Length);
    }

    /// <summary>The words, as given.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Where a word may be cut.</summary>
    /// <param name="word">The word, in any case.</param>
    /// <returns>Lengths of its first and second part; 0 where there is no cut.</returns>
    public (int First, int Second) Find(ReadOnlySpan<char> word) => word.Length < _longest && _lookup.TryGetValue(word, out var cut) ? cut : default;
}
