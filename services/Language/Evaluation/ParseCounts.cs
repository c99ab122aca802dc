namespace DiploMesh.Language.Evaluation;

/// <summary>
/// How far an analysis agrees with a treebank, counted over any number of texts. A word is right only if its two ends are; subtypes of relations are
/// ignored; figures are F1 in percent, which is plain accuracy where both sides have the same words (CoNLL 2018 shared task).
/// </summary>
public sealed class ParseCounts
{
    private const string Punctuation = "PUNCT";
    private const string NoLemma = "_";

    private long _predictedWords;
    private long _aligned;
    private long _sentences;
    private long _predictedSentences;
    private long _rightSentences;
    private long _content;
    private long _predictedContent;
    private long _upos;
    private long _xpos;
    private long _lemma;
    private long _heads;
    private long _links;
    private long _contentHeads;
    private long _contentLinks;

    /// <summary>Words of the treebank.</summary>
    public long Words { get; private set; }

    /// <summary>Words with the right ends.</summary>
    public double Tokens => F1(_aligned, Words, _predictedWords);

    /// <summary>Sentences with the right first and last word.</summary>
    public double Sentences => F1(_rightSentences, _sentences, _predictedSentences);

    /// <summary>Words with the right universal part of speech.</summary>
    public double Upos => F1(_upos, Words, _predictedWords);

    /// <summary>Words with the right Penn tag.</summary>
    public double Xpos => F1(_xpos, Words, _predictedWords);

    /// <summary>Words with the right lemma; any is right where the treebank has none.</summary>
    public double Lemmas => F1(_lemma, Words, _predictedWords);

    /// <summary>UAS: words with the right head.</summary>
    public double Heads => F1(_heads, Words, _predictedWords);

    /// <summary>LAS: words with the right head and relation.</summary>
    public double Links => F1(_links, Words, _predictedWords);

    /// <summary>UAS of words that the treebank does not call punctuation.</summary>
    public double HeadsWithoutPunctuation => F1(_contentHeads, _content, _predictedContent);

    /// <summary>LAS of words that the treebank does not call punctuation.</summary>
    public double LinksWithoutPunctuation => F1(_contentLinks, _content, _predictedContent);

    /// <summary>Counts a text.</summary>
    /// <param name="gold">The treebank's side.</param>
    /// <param name="predicted">The other one, in the same text.</param>
    internal void Add(ScoredText gold, ScoredText predicted)
    {
        var places = new Dictionary<(int, int), int>();
        for (var i = 0; i < predicted.Words.Count; i++)
        {
            places[(predicted.Words[i].Start, predicted.Words[i].End)] = i;
        }

        var partner = new int[gold.Words.Count];
        for (var i = 0; i < partner.Length; i++)
        {
            var word = gold.Words[i];
            partner[i] = word.Start < word.End && places.TryGetValue((word.Start, word.End), out var place) ? place : -1;
        }

        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] >= 0)
            {
                CountWord(gold.Words[i], predicted.Words[partner[i]], partner);
            }
        }

        var sentences = Places(gold);
        var predictedSentences = Places(predicted);
        Words += gold.Words.Count;
        _predictedWords += predicted.Words.Count;
        _sentences += sentences.Count;
        _predictedSentences += predictedSentences.Count;
        _rightSentences += sentences.Intersect(predictedSentences).Count();
        var content = gold.Words.Count(word => word.Upos != Punctuation);
        var sameWords = partner.Length == predicted.Words.Count && Array.TrueForAll(partner, place => place >= 0);
        _content += content;

        // With the same words the parser is not to gain or lose by what the tagger calls punctuation.
        _predictedContent += sameWords ? content : predicted.Words.Count(word => word.Upos != Punctuation);
    }

    private static double F1(long right, long gold, long predicted) => gold + predicted == 0 ? 0 : 200.0 * right / (gold + predicted);

    private static List<(int Start, int End)> Places(ScoredText text)
    {
        var places = new List<(int, int)>(text.SentenceEnds.Count);
        var first = 0;
        foreach (var end in text.SentenceEnds)
        {
            places.Add((text.Words[first].Start, text.Words[end - 1].End));
            first = end;
        }

        return places;
    }

    private void CountWord(ScoredWord gold, ScoredWord predicted, int[] partner)
    {
        _aligned++;
        _upos += gold.Upos == predicted.Upos ? 1 : 0;
        _xpos += gold.Xpos == predicted.Xpos ? 1 : 0;
        _lemma += gold.Lemma == predicted.Lemma || gold.Lemma == NoLemma ? 1 : 0;
        var head = gold.Head >= 0 ? partner[gold.Head] >= 0 && partner[gold.Head] == predicted.Head : gold.Head == ScoredWord.Root && predicted.Head == ScoredWord.Root;
        if (!head)
        {
            return;
        }

        var isContent = gold.Upos != Punctuation ? 1 : 0;
        var isLink = gold.Relation == predicted.Relation ? 1 : 0;
        _heads++;
        _links += isLink;
        _contentHeads += isContent;
        _contentLinks += isContent & isLink;
    }
}
