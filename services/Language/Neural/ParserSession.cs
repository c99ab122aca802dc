namespace DiploMesh.Language.Neural;

/// <summary>
/// Tags and parses sentences with a shared <see cref="NeuralModel"/>. A session has buffers of its own, which it keeps: it allocates nothing once they
/// are large enough, and serves one thread at a time.
/// </summary>
/// <remarks>
/// Time and memory are linear in the length of the text: sentences run in batches of at most <see cref="BatchTokens"/> tokens, and one longer than
/// <see cref="MaxSentenceTokens"/> is parsed in pieces, whose roots hang on the root of the first as <c>parataxis</c>. The result of a sentence does not
/// depend on the others in the call.
/// </remarks>
public sealed class ParserSession
{
    /// <summary>Tokens of the longest sentence that is parsed in one piece; attention over a sentence costs the square of its length.</summary>
    public const int MaxSentenceTokens = 320;

    /// <summary>Tokens that run through the network at once.</summary>
    public const int BatchTokens = 512;

    private const int WindowTokens = 16 * 1024;
    private const string PieceRelation = "parataxis";

    private readonly WordGates _words;
    private readonly EncoderRunner _encoder;
    private readonly TagRunner _tags;
    private readonly TagRunner? _features;
    private readonly LinkRunner _tree;
    private readonly PackedBatch _batch = new();
    private readonly int _pieceRelation;
    private readonly List<Piece> _pieces = [];
    private readonly int[] _lengths = new int[BatchTokens];
    private readonly int[] _tagIds = new int[BatchTokens];
    private readonly int[] _featureIds = new int[BatchTokens];
    private readonly int[] _heads = new int[BatchTokens];
    private readonly int[] _relations = new int[BatchTokens];
    private readonly int _stateWidth;
    private float[] _states = [];

    /// <summary>Makes a session.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidDataException">The model is no tagger and parser.</exception>
    public ParserSession(NeuralModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tags = model.FindHead<TagHeadSpec>(ParserHeads.Tags) ?? throw new InvalidDataException("The model has no tagger.");
        var tree = model.FindHead<LinkHeadSpec>(ParserHeads.Tree) ?? throw new InvalidDataException("The model has no parser.");
        var features = model.FindHead<TagHeadSpec>(ParserHeads.Features);
        _words = new WordGates(model);
        _encoder = new EncoderRunner(model);
        _tags = new TagRunner(model, tags);
        _tree = new LinkRunner(model, tree);
        _features = features is null ? null : new TagRunner(model, features);
        UniversalTags = [.. tags.Labels.Select(label => label[..label.IndexOf(ParserHeads.TagSeparator, StringComparison.Ordinal)])];
        TreebankTags = [.. tags.Labels.Select(label => label[(label.IndexOf(ParserHeads.TagSeparator, StringComparison.Ordinal) + 1)..])];
        Features = features?.Labels ?? ["_"];
        Relations = tree.Labels;
        _stateWidth = model.Encoder.OutputDimension;
        _pieceRelation = Math.Max(0, tree.Labels.ToList().IndexOf(PieceRelation));
    }

    /// <summary>UPOS of each tag.</summary>
    public IReadOnlyList<string> UniversalTags { get; }

    /// <summary>XPOS (Penn Treebank) of each tag.</summary>
    public IReadOnlyList<string> TreebankTags { get; }

    /// <summary>Sets of morphological features, as CoNLL-U writes them.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Universal dependency relations, with their subtypes.</summary>
    public IReadOnlyList<string> Relations { get; }

    /// <summary>Whether <see cref="States"/> are kept: costs memory for every token of a call.</summary>
    internal bool KeepsStates { get; init; }

    /// <summary>What the last layer for sentences said of the tokens of the last call, a row of <see cref="EncoderSpec.OutputDimension"/> numbers per token.</summary>
    internal ReadOnlySpan<float> States => _states;

    /// <summary>Tags and parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="sentenceEnds">Index after the last token of each sentence, ascending; the last is the number of tokens.</param>
    /// <param name="parses">One per token: receives what the parser says of it.</param>
    /// <param name="cancellationToken">Ends the call between batches; what it has written by then is not to be used.</param>
    /// <exception cref="ArgumentException">A token is not in the text, the sentence ends do not fit the tokens, or there is no room for the result.</exception>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public void Parse(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, ReadOnlySpan<int> sentenceEnds, Span<TokenParse> parses, CancellationToken cancellationToken = default)
    {
        if (parses.Length < tokens.Length)
        {
            throw new ArgumentException("There must be room for every token.", nameof(parses));
        }

        if ((sentenceEnds.IsEmpty ? 0 : sentenceEnds[^1]) != tokens.Length)
        {
            throw new ArgumentException("The last sentence must end with the last token.", nameof(sentenceEnds));
        }

        // Before anything is begun: an error in the middle of a batch would leave the session in a state that no text has.
        foreach (var token in tokens)
        {
            if (token.Start < 0 || token.Length < 1 || token.Start > text.Length - token.Length)
            {
                throw new ArgumentException("Every token must be in the text and not empty.", nameof(tokens));
            }
        }

        if (KeepsStates)
        {
            Buffers.Grow(ref _states, tokens.Length * _stateWidth);
        }

        _pieces.Clear();
        var start = 0;
        var collected = 0;
        foreach (var end in sentenceEnds)
        {
            if (end < start)
            {
                throw new ArgumentException("The ends of sentences must ascend.", nameof(sentenceEnds));
            }

            AddPieces(text, tokens, start, end);
            collected += end - start;
            start = end;
            if (collected >= WindowTokens)
            {
                Run(text, tokens, parses, cancellationToken);
                collected = 0;
            }
        }

        Run(text, tokens, parses, cancellationToken);
    }

    // A long sentence is cut after the last comma, semicolon or other mark in the second half of a piece, else where it is full.
    private void AddPieces(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, int start, int end)
    {
        var first = start;
        while (end - start > MaxSentenceTokens)
        {
            var cut = start + MaxSentenceTokens;
            for (var i = cut; i > start + (MaxSentenceTokens / 2); i--)
            {
                var token = tokens[i - 1];
                if (token.Length == 1 && char.IsPunctuation(text[token.Start]))
                {
                    cut = i;
                    break;
                }
            }

            _pieces.Add(new Piece(start, cut - start, first));
            start = cut;
        }

        if (end > start)
        {
            _pieces.Add(new Piece(start, end - start, first));
        }
    }

    private void Run(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, Span<TokenParse> parses, CancellationToken cancellationToken)
    {
        _pieces.Sort(static (a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : a.Start.CompareTo(b.Start));
        for (var i = 0; i < _pieces.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = 0;
            for (var rows = 0; i + count < _pieces.Count && rows + _pieces[i + count].Length <= BatchTokens; count++)
            {
                _lengths[count] = _pieces[i + count].Length;
                rows += _lengths[count];
            }

            _batch.Reset(_lengths.AsSpan(0, count));
            RunBatch(text, tokens, i);
            for (var b = 0; b < count; b++)
            {
                Write(_pieces[i + b], b, parses);
                KeepStates(_pieces[i + b], b);
            }

            i += count;
        }

        Join(parses);
        _pieces.Clear();
    }

    private void RunBatch(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, int firstPiece)
    {
        _words.Reset(_batch.Rows);
        for (var b = 0; b < _batch.Count; b++)
        {
            var piece = _pieces[firstPiece + b];
            for (var i = 0; i < piece.Length; i++)
            {
                var token = tokens[piece.Start + i];
                _words.Set(_batch.Row(b, i), text.Slice(token.Start, token.Length));
            }
        }

        _encoder.Run(_batch, _words);
        _tags.Run(_batch, _encoder.Output(_tags.Head.Layer), _tagIds);
        _features?.Run(_batch, _encoder.Output(_features.Head.Layer), _featureIds);
        _tree.Run(_batch, _encoder.Output(_tree.Head.Layer), _heads, _relations);
    }

    private void Write(Piece piece, int sentence, Span<TokenParse> parses)
    {
        var row = _batch.Start(sentence);
        var shift = piece.Start - piece.SentenceStart;
        for (var i = 0; i < piece.Length; i++, row++)
        {
            var head = _heads[row] < 0 ? -1 : _heads[row] + shift;
            parses[piece.Start + i] = new TokenParse(_tagIds[row], _featureIds[row], head, _relations[row]);
        }
    }

    private void KeepStates(Piece piece, int sentence)
    {
        var output = KeepsStates ? _encoder.Output(_encoder.Layers - 1) : [];
        for (var i = 0; i < piece.Length && KeepsStates; i++)
        {
            output.Slice(_batch.Row(sentence, i) * _stateWidth, _stateWidth).CopyTo(_states.AsSpan((piece.Start + i) * _stateWidth));
        }
    }

    private void Join(Span<TokenParse> parses)
    {
        foreach (var piece in _pieces)
        {
            if (piece.Start == piece.SentenceStart)
            {
                continue;
            }

            var top = piece.SentenceStart;
            while (parses[top].Head >= 0)
            {
                top++;
            }

            var root = piece.Start;
            while (parses[root].Head >= 0)
            {
                root++;
            }

            parses[root] = parses[root] with { Head = top - piece.SentenceStart, Relation = _pieceRelation };
        }
    }

    private readonly record struct Piece(int Start, int Length, int SentenceStart);
}
