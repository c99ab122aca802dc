using DiploMesh.Language.Grammar;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Evaluation;

/// <summary>A word as it is compared.</summary>
/// <param name="Start">Where it starts in the text that both sides share.</param>
/// <param name="End">Where it ends there; not after its start if it stands nowhere in it.</param>
/// <param name="Head">Index of its head in the text; <see cref="Root"/> or <see cref="NoHead"/>.</param>
/// <param name="Relation">Relation to the head, without its subtype.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Penn tag.</param>
/// <param name="Lemma">Dictionary form, <c>_</c> if there is none.</param>
internal readonly record struct ScoredWord(int Start, int End, int Head, string Relation, string Upos, string Xpos, string Lemma)
{
    /// <summary>The head of a root.</summary>
    public const int Root = -1;

    /// <summary>The head of a word that has none and is no root.</summary>
    public const int NoHead = -2;
}

/// <summary>One side of a comparison.</summary>
/// <param name="Words">The words.</param>
/// <param name="SentenceEnds">Index after the last word of each sentence.</param>
internal sealed record ScoredText(IReadOnlyList<ScoredWord> Words, IReadOnlyList<int> SentenceEnds)
{
    /// <summary>The side of a treebank.</summary>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="place">Start and end of a word in the shared text, by its index through all sentences.</param>
    /// <returns>The side.</returns>
    public static ScoredText Of(IEnumerable<ConlluSentence> sentences, Func<int, (int Start, int End)> place)
    {
        var words = new List<ScoredWord>();
        var ends = new List<int>();
        foreach (var sentence in sentences)
        {
            var first = words.Count;
            foreach (var word in sentence.Words)
            {
                var (start, end) = place(words.Count);
                var head = word.Head switch { null => ScoredWord.NoHead, 0 => ScoredWord.Root, var number => first + number.Value - 1 };
                words.Add(new ScoredWord(start, end, head, Universal(word.Relation), word.Upos, word.Xpos, word.Lemma));
            }

            ends.Add(words.Count);
        }

        return new ScoredText(words, ends);
    }

    /// <summary>The side of the pipeline.</summary>
    /// <param name="document">An annotated document.</param>
    /// <returns>The side.</returns>
    public static ScoredText Of(Document document) => new(
        [
            .. Enumerable.Range(0, document.Count).Select(i => new ScoredWord(
                document.Tokens[i].Start, document.Tokens[i].End, document.Head(i), document.Relation(i).Base().Name(), document.Upos(i).Name(), document.Xpos(i),
                document.Lemma(i))),
        ],
        [.. document.Sentences.Select(sentence => sentence.End)]);

    private static string Universal(string relation) => relation.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? relation[..colon] : relation;
}
