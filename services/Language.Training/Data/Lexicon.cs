using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Data;

/// <summary>The words of the training data and what the network sees of each.</summary>
internal sealed class Lexicon
{
    private readonly EncoderSpec _spec;
    private readonly Dictionary<string, int> _frequencies;
    private readonly Dictionary<string, WordType> _types = new(StringComparer.Ordinal);

    /// <summary>Counts words; those seen <paramref name="minimum"/> times have an embedding of their own, the most frequent first.</summary>
    /// <param name="spec">Sizes.</param>
    /// <param name="forms">Every word of the data, as often as it stands there.</param>
    /// <param name="minimum">How often a word must be seen.</param>
    public Lexicon(EncoderSpec spec, IEnumerable<string> forms, int minimum)
    {
        _spec = spec;
        _frequencies = forms.Select(KeyOf).CountBy(key => key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Vocabulary = new Vocabulary(
        [
            .. _frequencies.Where(entry => entry.Value >= minimum).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry.Key),
        ]);
    }

    /// <summary>The words that have an embedding.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The type of a word.</summary>
    /// <param name="form">The word.</param>
    /// <returns>The same object for the same form.</returns>
    public WordType TypeOf(string form)
    {
        if (!_types.TryGetValue(form, out var type))
        {
            type = Make(form);
            _types.Add(form, type);
        }

        return type;
    }

    private WordType Make(string form)
    {
        var cased = WordFeatures.Normalize(form, new char[WordFeatures.MaxCharacters]);
        var key = KeyOf(form);
        Span<byte> characters = stackalloc byte[WordFeatures.MaxCharacters + 2];
        var count = WordFeatures.Characters(cased, characters);
        return new WordType(Vocabulary.NumberOf(key), WordFeatures.Of(cased, key, _spec), characters[..count].ToArray(), _frequencies.GetValueOrDefault(key));
    }

    private static string KeyOf(string form)
    {
        var cased = WordFeatures.Normalize(form, new char[WordFeatures.MaxCharacters]);
        var key = new char[cased.Length];
        WordFeatures.ToKey(cased, key);
        return new string(key);
    }
}
