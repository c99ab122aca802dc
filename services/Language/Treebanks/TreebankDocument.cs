using System.Text;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Language.Treebanks;

/// <summary>Between treebanks and documents.</summary>
public static class TreebankDocument
{
    /// <summary>The words of a treebank as the tokens of a document that is only cut, in a text made of their forms.</summary>
    /// <param name="sentences">Sentences in text order.</param>
    /// <returns>The document; its sentences are those given.</returns>
    public static Document FromTokens(IEnumerable<ConlluSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var text = new StringBuilder();
        var tokens = new List<Token>();
        var cut = new List<TokenRange>();
        var paragraphs = new List<TokenRange>();
        var firstOfParagraph = 0;
        foreach (var sentence in sentences)
        {
            if (tokens.Count > firstOfParagraph && (sentence.StartsDocument || sentence.StartsParagraph))
            {
                paragraphs.Add(new TokenRange(firstOfParagraph, tokens.Count));
                firstOfParagraph = tokens.Count;
                text.Append('\n');
            }

            var first = tokens.Count;
            AppendWords(sentence, text, tokens);
            cut.Add(new TokenRange(first, tokens.Count));
        }

        if (tokens.Count > firstOfParagraph)
        {
            paragraphs.Add(new TokenRange(firstOfParagraph, tokens.Count));
        }

        return new Document(text.ToString(), [.. tokens], [.. cut], [.. paragraphs]);
    }

    /// <summary>The columns of a word as the pipeline found them.</summary>
    /// <param name="document">An annotated document.</param>
    /// <param name="token">Index of the token.</param>
    /// <param name="sentence">The sentence of the token.</param>
    /// <returns>The word, with <c>SpaceAfter=No</c> where the next token follows at once.</returns>
    public static ConlluWord ToWord(Document document, int token, TokenRange sentence)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new ConlluWord(
            document.Characters(token).ToString(),
            document.Lemma(token),
            document.Upos(token).Name(),
            document.Xpos(token),
            document.Morphology(token).ToString(),
            document.Head(token) < 0 ? 0 : document.Head(token) - sentence.First + 1,
            document.Relation(token).Name(),
            Misc: document.IsAttached(token + 1) ? "SpaceAfter=No" : "_");
    }

    /// <summary>A document as a treebank, with comments that name paragraphs and sentences and give their text.</summary>
    /// <param name="document">An annotated document.</param>
    /// <param name="id">What to call it.</param>
    /// <returns>Its sentences.</returns>
    public static IEnumerable<ConlluSentence> ToSentences(Document document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            var comments = new List<string>();
            if (s == 0)
            {
                comments.Add($"newdoc id = {OneLine(id)}");
            }

            if (document.Paragraphs[document.ParagraphOf(sentence.First)].First == sentence.First)
            {
                comments.Add("newpar");
            }

            comments.Add($"sent_id = {OneLine(id)}-{s + 1}");
            comments.Add($"text = {OneLine(document.TextOf(sentence))}");
            yield return new ConlluSentence(comments, [.. Enumerable.Range(sentence.First, sentence.Count).Select(i => ToWord(document, i, sentence))], []);
        }
    }

    private static void AppendWords(ConlluSentence sentence, StringBuilder text, List<Token> tokens)
    {
        var multiword = 0;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            while (multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword].Last <= i)
            {
                multiword++;
            }

            var form = sentence.Words[i].Form;
            tokens.Add(new Token(text.Length, text.Length + form.Length, TokenShape.KindOf(form)));
            text.Append(form);
            var token = multiword < sentence.Multiwords.Count && sentence.Multiwords[multiword].First <= i + 1 ? sentence.Multiwords[multiword] : null;
            var isInside = token is not null && i + 1 < token.Last;
            if (!isInside && ConlluSentence.HasSpaceAfter(token?.Misc ?? sentence.Words[i].Misc))
            {
                text.Append(' ');
            }
        }
    }

    // A line break or a tabulator would end a line or a column of the file.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
