using System.Runtime.InteropServices;
using DiploMesh.Language.Grammar;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Pipeline;

/// <summary>
/// What a <see cref="LanguageSession"/> found in the last text, in memory that is used again for the next one: read it before that, or keep it with
/// <see cref="ToDocument"/>. Tokens are numbered through the text from 0.
/// </summary>
public sealed class AnalysisBuffer
{
    private readonly ModelLabels _labels;

    internal AnalysisBuffer(ModelLabels labels) => _labels = labels;

    /// <summary>Number of tokens.</summary>
    public int Count => TokenList.Count;

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(TokenList);

    /// <summary>The sentences.</summary>
    public ReadOnlySpan<TokenRange> Sentences => CollectionsMarshal.AsSpan(SentenceList);

    /// <summary>The paragraphs.</summary>
    public ReadOnlySpan<TokenRange> Paragraphs => CollectionsMarshal.AsSpan(ParagraphList);

    /// <summary>Where the segmenter puts tokens.</summary>
    internal List<Token> TokenList { get; } = [];

    /// <summary>Where the segmenter puts sentences.</summary>
    internal List<TokenRange> SentenceList { get; } = [];

    /// <summary>Where the segmenter puts paragraphs.</summary>
    internal List<TokenRange> ParagraphList { get; } = [];

    /// <summary>What the parser says of each token; heads are numbered through the text.</summary>
    internal TokenParse[] Parses { get; private set; } = [];

    /// <summary>Dictionary form of each token.</summary>
    internal string[] Lemmas { get; private set; } = [];

    /// <summary>Dictionary form of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The lemma.</returns>
    public string Lemma(int token) => Lemmas[token];

    /// <summary>Universal part of speech of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The part of speech.</returns>
    public Upos Upos(int token) => _labels.Upos[Parses[token].Tag];

    /// <summary>Part of speech of a token in the set of the Penn Treebank.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>For example <c>VBD</c>.</returns>
    public string Xpos(int token) => _labels.Xpos[Parses[token].Tag];

    /// <summary>Morphological features of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The features.</returns>
    public Morphology Morphology(int token) => _labels.Morphology[Parses[token].Features];

    /// <summary>The token on which a token hangs.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Index of its head in the text; −1 for the root of a sentence.</returns>
    public int Head(int token) => Parses[token].Head;

    /// <summary>Relation of a token to its head.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The relation.</returns>
    public Relation Relation(int token) => _labels.Relations[Parses[token].Relation];

    /// <summary>Copies the result, so that it outlives the next text.</summary>
    /// <param name="text">The text that was analysed.</param>
    /// <returns>The document.</returns>
    public Document ToDocument(string text)
    {
        var annotations = new TokenAnnotations(new Upos[Count], new string[Count], new Morphology[Count], new int[Count], new Relation[Count], Lemmas[..Count]);
        for (var i = 0; i < Count; i++)
        {
            annotations.Upos[i] = Upos(i);
            annotations.Xpos[i] = Xpos(i);
            annotations.Morphology[i] = Morphology(i);
            annotations.Heads[i] = Head(i);
            annotations.Relations[i] = Relation(i);
        }

        return new Document(text, [.. TokenList], [.. SentenceList], [.. ParagraphList], annotations);
    }

    /// <summary>Empties the buffer; its memory is kept.</summary>
    internal void Clear()
    {
        TokenList.Clear();
        SentenceList.Clear();
        ParagraphList.Clear();
    }

    /// <summary>Makes room for what is said of every token.</summary>
    internal void MakeRoom()
    {
        if (Parses.Length < Count)
        {
            Parses = new TokenParse[TokenList.Capacity];
            Lemmas = new string[TokenList.Capacity];
        }
    }
}
