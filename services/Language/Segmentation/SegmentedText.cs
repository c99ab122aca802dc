using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Segmentation;

/// <summary>Turns what a segmenter found into sentences of CoNLL-U.</summary>
public static class SegmentedText
{
    /// <summary>Makes the sentences: forms, spacing, paragraph marks and <c># text</c>; all else is empty. Tokens that touch are written as tokens, not as multiword tokens.</summary>
    /// <param name="text">The text that the segmenter has just cut.</param>
    /// <param name="segmenter">The segmenter; not to be used again before the sentences are read.</param>
    /// <param name="document">Name of the document, for <c># newdoc</c>.</param>
    /// <returns>The sentences.</returns>
    public static IReadOnlyList<ConlluSentence> ToConllu(string text, Segmenter segmenter, string document)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(segmenter);
        var tokens = segmenter.Tokens;
        var sentences = new List<ConlluSentence>(segmenter.SentenceEnds.Length);
        var first = 0;
        var paragraph = 0;
        foreach (var end in segmenter.SentenceEnds)
        {
            var comments = new List<string>();
            if (sentences.Count == 0)
            {
                comments.Add($"newdoc id = {document}");
            }

            if (sentences.Count == (paragraph == 0 ? 0 : segmenter.ParagraphEnds[paragraph - 1]))
            {
                comments.Add("newpar");
                paragraph++;
            }

            var words = new ConlluWord[end - first];
            for (var i = first; i < end; i++)
            {
                var token = tokens[i];
                var after = token.Start + token.Length;
                var touches = i + 1 < tokens.Length && tokens[i + 1].Start == after;
                words[i - first] = new ConlluWord(text.Substring(token.Start, token.Length), Misc: touches ? "SpaceAfter=No" : "_");
            }

            comments.Add("text = " + OneLine(text.AsSpan()[tokens[first].Start..(tokens[end - 1].Start + tokens[end - 1].Length)]));
            sentences.Add(new ConlluSentence(comments, words, []));
            first = end;
        }

        return sentences;
    }

    /// <summary>The same characters with each run of gaps made one space.</summary>
    private static string OneLine(ReadOnlySpan<char> text)
    {
        var line = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CharClasses.Of(c) != CharClass.Gap)
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }
}
