using DiploMesh.Language.Lemmas;

namespace DiploMesh.Language.Training.Lemmas;

/// <summary>
/// Learns the rules of a <see cref="LemmaTable"/> from words with tags and lemmas. For each kind of word (Penn tag and capitals) endings are tried from the
/// shortest to the longest; one becomes a rule where it is right more often than the rule of the longest shorter ending. What is left wrong becomes an
/// exception of its own.
/// </summary>
/// <param name="endingGain">How much more must be right for an ending; a word counts as often as it was seen, up to <see cref="MaxWeight"/> times.</param>
/// <param name="wordGain">How much more must be right for a whole word, seen as often as it was.</param>
internal sealed class LemmaLearner(int endingGain, int wordGain)
{
    private const int MaxWeight = 3;

    // An ending that one or two words have in common is those words' own affair.
    private const int MinWords = 3;

    private readonly Dictionary<(string Xpos, string Key), Word> _words = [];

    /// <summary>Takes in one occurrence of a word.</summary>
    /// <param name="form">The word.</param>
    /// <param name="xpos">Its Penn tag.</param>
    /// <param name="lemma">Its lemma.</param>
    public void Add(string form, string xpos, string lemma)
    {
        if (form.Length > LemmaTable.LongestWord || Lemmatizer.IsGroupedFigure(form, xpos))
        {
            return;
        }

        var key = (xpos, LemmaTable.KeyOf(xpos, form, int.MaxValue));
        if (!_words.TryGetValue(key, out var word))
        {
            _words[key] = word = new Word(form);
        }

        var script = LemmaScript.Of(form, lemma);
        word.Scripts[script] = word.Scripts.GetValueOrDefault(script) + 1;
    }

    /// <summary>Makes the rules.</summary>
    /// <returns>The table; the same for the same words in any order.</returns>
    public LemmaTable Learn()
    {
        var rules = new Dictionary<string, LemmaScript>(StringComparer.Ordinal);
        for (var length = 0; length <= LemmaTable.LongestEnding; length++)
        {
            AddEndings(length, rules);
        }

        var endings = new LemmaTable(rules);
        foreach (var ((xpos, key), word) in _words)
        {
            var best = Best(word.Scripts);
            var now = endings.Find(xpos, word.Form);
            if (best.Count - word.Scripts.GetValueOrDefault(now) >= wordGain)
            {
                rules[key] = best.Script;
            }
        }

        return new LemmaTable(rules);
    }

    private void AddEndings(int length, Dictionary<string, LemmaScript> rules)
    {
        var shorter = new LemmaTable(rules);
        var counts = new Dictionary<string, (LemmaScript Now, Dictionary<LemmaScript, int> Scripts, Dictionary<LemmaScript, int> Words)>(StringComparer.Ordinal);
        foreach (var ((xpos, _), word) in _words)
        {
            if (word.Form.Length < length)
            {
                continue;
            }

            var key = LemmaTable.KeyOf(xpos, word.Form, length);
            if (!counts.TryGetValue(key, out var entry))
            {
                counts[key] = entry = (shorter.Find(xpos, word.Form), [], []);
            }

            var best = Best(word.Scripts);
            entry.Scripts[best.Script] = entry.Scripts.GetValueOrDefault(best.Script) + Math.Min(best.Count, MaxWeight);
            entry.Words[best.Script] = entry.Words.GetValueOrDefault(best.Script) + 1;
        }

        foreach (var (key, (now, scripts, words)) in counts)
        {
            var best = Best(scripts);
            if (best.Count - scripts.GetValueOrDefault(now) >= endingGain && words[best.Script] >= MinWords)
            {
                rules[key] = best.Script;
            }
        }
    }

    private static (LemmaScript Script, int Count) Best(Dictionary<LemmaScript, int> scripts)
    {
        var best = scripts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.ToString(), StringComparer.Ordinal).First();
        return (best.Key, best.Value);
    }

    private sealed record Word(string Form)
    {
        public Dictionary<LemmaScript, int> Scripts { get; } = [];
    }
}
