using DiploMesh.Language.Grammar;

namespace DiploMesh.Language;

/// <summary>
/// A text cut into tokens, sentences and paragraphs, and what the <see cref="Pipeline.LanguagePipeline"/> says of each token: part of speech, features,
/// lemma, head and relation. The text itself is kept as it came: tokens lie in it in order and without overlap, and what lies between them is white
/// space or invisible. Immutable, so safe to share between threads.
/// </summary>
/// <remarks>
/// Tokens are numbered through the document from 0, and so are heads: <c>Head(i)</c> is a token of the document, not of the sentence. What can be asked of
/// the tree as a whole (children, subtrees, ancestors) is in <see cref="Tree"/>. A document from <see cref="Parse"/> is only cut: whatever asks it for
/// grammar gets an <see cref="InvalidOperationException"/>; <see cref="IsAnnotated"/> tells.
/// </remarks>
public sealed class Document
{
    private readonly Token[] _tokens;
    private readonly string[] _lower;
    private readonly TokenRange[] _sentences;
    private readonly TokenRange[] _paragraphs;
    private readonly int[] _sentenceOf;
    private readonly int[] _paragraphOf;
    private readonly TokenAnnotations? _annotations;
    private readonly DependencyTree? _tree;

    internal Document(string text, Token[] tokens, TokenRange[] sentences, TokenRange[] paragraphs, TokenAnnotations? annotations = null)
    {
        Text = text;
        _tokens = tokens;
        _sentences = sentences;
        _paragraphs = paragraphs;
        _lower = new string[tokens.Length];
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
            if (!seen.TryGetValue(word, out var lower))
            {
                var key = word.ToString();
                pool[key] = lower = key.ToLowerInvariant().Replace('’', '\'');
            }

            _lower[i] = lower;
        }

        _sentenceOf = Owners(sentences, tokens.Length);
        _paragraphOf = Owners(paragraphs, tokens.Length);
        _annotations = annotations;
        _tree = annotations is null ? null : new DependencyTree(annotations.Heads, annotations.Relations, sentences);
    }

    /// <summary>The text, as it came.</summary>
    public string Text { get; }

    /// <summary>The tokens, in text order.</summary>
    public IReadOnlyList<Token> Tokens => _tokens;

    /// <summary>The sentences as runs of tokens; together they hold every token once.</summary>
    public IReadOnlyList<TokenRange> Sentences => _sentences;

    /// <summary>The paragraphs as runs of tokens; together they hold every token once, and no sentence crosses one.</summary>
    public IReadOnlyList<TokenRange> Paragraphs => _paragraphs;

    /// <summary>Number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>Whether the document has parts of speech, features, lemmas and trees.</summary>
    public bool IsAnnotated => _annotations is not null;

    /// <summary>The trees of the sentences.</summary>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public DependencyTree Tree => _tree ?? throw NotAnnotated();

    private TokenAnnotations Annotations => _annotations ?? throw NotAnnotated();

    /// <summary>Cuts a text into tokens, sentences and paragraphs by rules for English news and diplomatic prose.</summary>
    /// <param name="text">Any text, also one with lone surrogates; time and memory grow linearly with its length.</param>
    /// <returns>The document; without tokens if the text is blank.</returns>
    public static Document Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = RuleTokenizer.Tokenize(text);
        var paragraphs = ParagraphSplitter.Split(text, tokens);
        return new Document(text, tokens, RuleSentenceSplitter.Split(text, tokens, paragraphs), paragraphs);
    }

    /// <summary>The characters of a token, without copying.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The characters.</returns>
    public ReadOnlySpan<char> Characters(int token) => Text.AsSpan(_tokens[token].Start, _tokens[token].End - _tokens[token].Start);

    /// <summary>The token in lower case, typographic apostrophes made straight, for look-ups.</summary>
    /// <param name="token">Index of the token; out of range is allowed.</param>
    /// <returns>The word, or the empty string outside the document.</returns>
    public string Lower(int token) => (uint)token < (uint)_lower.Length ? _lower[token] : string.Empty;

    /// <summary>Universal part of speech of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The part of speech.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public Upos Upos(int token) => Annotations.Upos[token];

    /// <summary>Part of speech of a token in the set of the Penn Treebank.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>For example <c>VBD</c>; the same string object for the same tag of the same model.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public string Xpos(int token) => Annotations.Xpos[token];

    /// <summary>Dictionary form of a token: "say" for "said", "state" for "states", "Kenya" for "Kenya".</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The lemma, in small letters but for names and what is always written with capitals.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public string Lemma(int token) => Annotations.Lemmas[token];

    /// <summary>Morphological features of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The features.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public Morphology Morphology(int token) => Annotations.Morphology[token];

    /// <summary>The token on which a token hangs.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Index of its head in the document; −1 for the root of a sentence.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public int Head(int token) => Annotations.Heads[token];

    /// <summary>Relation of a token to its head, with its subtype (<see cref="RelationNames.Base"/> takes that off).</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>The relation; <see cref="Grammar.Relation.Root"/> for the root of a sentence and no other token.</returns>
    /// <exception cref="InvalidOperationException">The document is only cut.</exception>
    public Relation Relation(int token) => Annotations.Relations[token];

    /// <summary>Index of the sentence of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Index in <see cref="Sentences"/>.</returns>
    public int SentenceOf(int token) => _sentenceOf[token];

    /// <summary>Index of the paragraph of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>Index in <see cref="Paragraphs"/>.</returns>
    public int ParagraphOf(int token) => _paragraphOf[token];

    /// <summary>The stretch of text from the first to the last token of a run, gaps between them included.</summary>
    /// <param name="range">A run that is not empty.</param>
    /// <returns>The span.</returns>
    public TextSpan SpanOf(TokenRange range) => new(_tokens[range.First].Start, _tokens[range.Last].End);

    /// <summary>The text from the first to the last token of a run.</summary>
    /// <param name="range">A run that is not empty.</param>
    /// <returns>A copy of the characters.</returns>
    public string TextOf(TokenRange range) => SpanOf(range).In(Text);

    /// <summary>Whether a token follows the one before it without a gap.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>False also for the first token.</returns>
    public bool IsAttached(int token) => token > 0 && token < Count && _tokens[token - 1].End == _tokens[token].Start;

    /// <summary>Whether a token starts with a capital letter.</summary>
    /// <param name="token">Index of the token; out of range is allowed.</param>
    /// <returns>True if it does.</returns>
    public bool IsCapitalised(int token) => (uint)token < (uint)_tokens.Length && char.IsUpper(Text[_tokens[token].Start]);

    private static InvalidOperationException NotAnnotated() => new("The document is only cut into tokens; LanguagePipeline.Parse gives one with parts of speech and trees.");

    private static int[] Owners(TokenRange[] ranges, int count)
    {
        var owners = new int[count];
        for (var r = 0; r < ranges.Length; r++)
        {
            Array.Fill(owners, r, ranges[r].First, ranges[r].Count);
        }

        return owners;
    }
}
