using System.Text;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Treebanks;

/// <summary>
/// The running text of a treebank, put together again from its words, with the places of words and sentences in it.
/// Words are spaced as <c>SpaceAfter</c> says, sentences likewise; a blank line stands between paragraphs
/// (<c># newpar</c>) and between documents (<c># newdoc</c>).
/// </summary>
public sealed class TreebankText
{
    private TreebankText(string text, TokenSpan[] words, int[] sentenceEnds, int[] paragraphStarts)
    {
        Text = text;
        Words = words;
        SentenceEnds = sentenceEnds;
        ParagraphStarts = paragraphStarts;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The syntactic words, in order; of length 0 where the words of a multiword token are not what stands in the text (French <c>du</c> for <c>de le</c>).</summary>
    public IReadOnlyList<TokenSpan> Words { get; }

    /// <summary>Index after the last word of each sentence.</summary>
    public IReadOnlyList<int> SentenceEnds { get; }

    /// <summary>Index of the first word of each paragraph.</summary>
    public IReadOnlyList<int> ParagraphStarts { get; }

    /// <summary>Puts a text together.</summary>
    /// <param name="sentences">Sentences in text order.</param>
    /// <returns>The text.</returns>
    public static TreebankText Of(IEnumerable<ConlluSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var text = new StringBuilder();
        var words = new List<TokenSpan>();
        var ends = new List<int>();
        var paragraphs = new List<int>();
        var space = false;
        foreach (var sentence in sentences)
        {
            if (words.Count == 0 || sentence.StartsDocument || sentence.StartsParagraph)
            {
                text.Append(words.Count == 0 ? string.Empty : "\n\n");
                paragraphs.Add(words.Count);
            }
            else if (space)
            {
                text.Append(' ');
            }

            space = Append(sentence, text, words);
            ends.Add(words.Count);
        }

        return new TreebankText(text.ToString(), [.. words], [.. ends], [.. paragraphs]);
    }

    /// <summary>Appends a sentence.</summary>
    /// <returns>Whether a space follows it.</returns>
    private static bool Append(ConlluSentence sentence, StringBuilder text, List<TokenSpan> words)
    {
        var space = false;
        var multiword = 0;
        for (var i = 0; i < sentence.Words.Count;)
        {
            text.Append(space ? " " : string.Empty);
            if (multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword].First == i + 1)
            {
                var token = sentence.Multiwords[multiword++];
                AppendWords(sentence, i, token, text.Length, words);
                text.Append(token.Form);
                space = ConlluSentence.HasSpaceAfter(token.Misc);
                i = token.Last;
            }
            else
            {
                words.Add(new TokenSpan(text.Length, sentence.Words[i].Form.Length));
                text.Append(sentence.Words[i].Form);
                space = ConlluSentence.HasSpaceAfter(sentence.Words[i].Misc);
                i++;
            }
        }

        return space;
    }

    private static void AppendWords(ConlluSentence sentence, int first, MultiwordToken token, int at, List<TokenSpan> words)
    {
        var spelt = new StringBuilder();
        for (var i = first; i < token.Last; i++)
        {
            spelt.Append(sentence.Words[i].Form);
        }

        var lies = spelt.Equals(token.Form);
        for (var i = first; i < token.Last; i++)
        {
            var length = lies ? sentence.Words[i].Form.Length : 0;
            words.Add(new TokenSpan(at, length));
            at += length;
        }
    }
}
