using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Training.Data;

/// <summary>Cuts running text as the engine does.</summary>
internal static class Texts
{
    /// <summary>Cuts a text into tokens, sentences and paragraphs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="segmenter">What cuts it.</param>
    /// <returns>The document.</returns>
    public static Document Cut(string text, Segmenter segmenter)
    {
        segmenter.Segment(text);
        var tokens = new Token[segmenter.Tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var span = segmenter.Tokens[i];
            tokens[i] = new Token(span.Start, span.Start + span.Length, segmenter.Kinds[i]);
        }

        var sentences = Ranges(segmenter.SentenceEnds);
        return new Document(text, tokens, sentences, [.. Ranges(segmenter.ParagraphEnds).Select(range => new TokenRange(sentences[range.First].First, sentences[range.Last].End))]);
    }

    private static TokenRange[] Ranges(ReadOnlySpan<int> ends)
    {
        var ranges = new TokenRange[ends.Length];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = new TokenRange(i == 0 ? 0 : ends[i - 1], ends[i]);
        }

        return ranges;
    }
}
