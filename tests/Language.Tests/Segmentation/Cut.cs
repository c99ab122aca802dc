using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Tests.Segmentation;

/// <summary>Writes what a segmenter finds in a form that tests can state.</summary>
internal static class Cut
{
    /// <summary>The tokens of a text, divided by bars.</summary>
    public static string Tokens(string text)
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        return string.Join('|', segmenter.Tokens.ToArray().Select(token => text.Substring(token.Start, token.Length)));
    }

    /// <summary>The sentences of a text, divided by bars, line breaks made spaces.</summary>
    public static string Sentences(string text) => string.Join('|', Lines(text, paragraphs: false));

    /// <summary>The paragraphs of a text, divided by bars, line breaks made spaces.</summary>
    public static string Paragraphs(string text) => string.Join('|', Lines(text, paragraphs: true));

    private static List<string> Lines(string text, bool paragraphs)
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);
        var ends = paragraphs ? segmenter.ParagraphEnds.ToArray().Select(end => segmenter.SentenceEnds[end - 1]) : segmenter.SentenceEnds.ToArray();
        var lines = new List<string>();
        var first = 0;
        foreach (var end in ends)
        {
            var last = segmenter.Tokens[end - 1];
            var start = segmenter.Tokens[first].Start;
            lines.Add(string.Join(' ', text[start..(last.Start + last.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            first = end;
        }

        return lines;
    }
}
