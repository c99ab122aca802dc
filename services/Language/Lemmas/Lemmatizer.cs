using DiploMesh.Language.Grammar;

namespace DiploMesh.Language.Lemmas;

/// <summary>
/// Finds dictionary forms by the rules of a <see cref="LemmaTable"/>. It remembers the words that it has seen, up to a bound, so that a word seen again
/// costs a look-up and no memory. Serves one thread at a time.
/// </summary>
/// <param name="table">The rules.</param>
internal sealed class Lemmatizer(LemmaTable table)
{
    private const int MaxWordsKept = 1 << 15;

    private readonly Dictionary<string, Memory> _byTag = new(StringComparer.Ordinal);
    private int _kept;

    /// <summary>The lemma of a word by itself.</summary>
    /// <param name="form">The word.</param>
    /// <param name="xpos">Its Penn tag.</param>
    /// <returns>The lemma.</returns>
    public string Lemma(ReadOnlySpan<char> form, string xpos)
    {
        if (!_byTag.TryGetValue(xpos, out var memory))
        {
            _byTag[xpos] = memory = new Memory();
        }

        if (form.Length <= LemmaTable.LongestWord && memory.Lookup.TryGetValue(form, out var known))
        {
            return known;
        }

        var lemma = IsGroupedFigure(form, xpos) ? form.ToString().Replace(",", string.Empty, StringComparison.Ordinal) : table.Find(xpos, form).Apply(form);
        if (form.Length <= LemmaTable.LongestWord)
        {
            Keep(memory, form.ToString(), lemma);
        }

        return lemma;
    }

    /// <summary>Whether a word is "'s" as a verb, which is "be" or "have".</summary>
    /// <param name="form">The word.</param>
    /// <param name="upos">Its part of speech.</param>
    /// <returns>True if it is.</returns>
    public static bool IsAmbiguous(ReadOnlySpan<char> form, Upos upos) => upos == Upos.Auxiliary && form is "'s" or "’s" or "s" or "'S" or "’S";

    /// <summary>Whether a word is a figure with commas between its groups of digits, which the lemma leaves out.</summary>
    /// <param name="form">The word.</param>
    /// <param name="xpos">Its Penn tag.</param>
    /// <returns>True if it is.</returns>
    public static bool IsGroupedFigure(ReadOnlySpan<char> form, string xpos) => xpos == "CD" && char.IsAsciiDigit(form[0]) && form.Contains(',');

    private void Keep(Memory memory, string form, string lemma)
    {
        if (_kept == MaxWordsKept)
        {
            foreach (var other in _byTag.Values)
            {
                other.Words.Clear();
            }

            _kept = 0;
        }

        memory.Words[form] = lemma == form ? form : lemma;
        _kept++;
    }

    private sealed class Memory
    {
        public Memory() => Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; }
    }
}
