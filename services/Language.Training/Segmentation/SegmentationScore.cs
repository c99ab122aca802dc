using DiploMesh.Language.Neural;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>How well a segmenter finds the words and sentences of a treebank from its text: F1 of their spans, as in the CoNLL 2018 shared task.</summary>
/// <param name="Words">Words of the treebank.</param>
/// <param name="Tokens">F1 of words, in percent.</param>
/// <param name="Sentences">F1 of sentences, in percent.</param>
internal sealed record SegmentationScore(int Words, double Tokens, double Sentences)
{
    /// <summary>Scores.</summary>
    /// <param name="gold">The treebank.</param>
    /// <param name="segmenter">Segments its text; holds the result afterwards.</param>
    /// <returns>The score.</returns>
    public static SegmentationScore Of(TreebankText gold, Segmenter segmenter)
    {
        segmenter.Segment(gold.Text);
        var words = new HashSet<TokenSpan>(gold.Words);
        var right = 0;
        foreach (var token in segmenter.Tokens)
        {
            right += words.Contains(token) ? 1 : 0;
        }

        var sentences = new HashSet<TextSpan>(Spans(gold.Words.ToArray(), gold.SentenceEnds.ToArray()));
        var found = Spans(segmenter.Tokens, segmenter.SentenceEnds);
        return new SegmentationScore(
            gold.Words.Count, F1(right, gold.Words.Count, segmenter.Tokens.Length), F1(found.Count(sentences.Contains), sentences.Count, found.Count));
    }

    /// <summary>Where sentences stand.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="ends">Index after the last token of each sentence.</param>
    /// <returns>From the first token's start to the last one's end.</returns>
    public static List<TextSpan> Spans(ReadOnlySpan<TokenSpan> tokens, ReadOnlySpan<int> ends)
    {
        var spans = new List<TextSpan>(ends.Length);
        var first = 0;
        foreach (var end in ends)
        {
            spans.Add(new TextSpan(tokens[first].Start, tokens[end - 1].Start + tokens[end - 1].Length));
            first = end;
        }

        return spans;
    }

    private static double F1(int right, int gold, int found) => gold + found == 0 ? 0 : 200.0 * right / (gold + found);
}
