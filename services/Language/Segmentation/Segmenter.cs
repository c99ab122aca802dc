using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Segmentation;

/// <summary>
/// Cuts texts into paragraphs, sentences and tokens as in Universal Dependencies (clitics split, hyphens apart), one text after another. Every
/// token is a stretch of the text; between tokens lie only white space, controls and invisible characters. Time and memory are linear in the
/// length of the text, and what is found in a block of lines depends on nothing outside it.
/// </summary>
/// <remarks>Not thread-safe: one instance a thread; they share the model. The buffers are kept, so that a warm instance allocates nothing.</remarks>
/// <param name="model">What to go by.</param>
public sealed class Segmenter(SegmentationModel model)
{
    private readonly Atomizer _atomizer = new(model.Contractions);
    private Growable<Atom> _atoms = new();
    private Growable<Piece> _pieces = new();
    private Growable<TokenSpan> _tokens = new();
    private Growable<TokenKind> _kinds = new();
    private Growable<int> _sentenceEnds = new();
    private Growable<int> _paragraphEnds = new();

    /// <summary>Makes a segmenter with the model that ships in this assembly.</summary>
    public Segmenter()
        : this(SegmentationModel.Default)
    {
    }

    /// <summary>The tokens of the last text, in order and without overlap. Valid until the next call.</summary>
    public ReadOnlySpan<TokenSpan> Tokens => _tokens.Items;

    /// <summary>What each token is. Valid until the next call.</summary>
    public ReadOnlySpan<TokenKind> Kinds => _kinds.Items;

    /// <summary>Index after the last token of each sentence; no sentence is empty. Valid until the next call.</summary>
    public ReadOnlySpan<int> SentenceEnds => _sentenceEnds.Items;

    /// <summary>Index after the last sentence of each paragraph; no paragraph is empty. Valid until the next call.</summary>
    public ReadOnlySpan<int> ParagraphEnds => _paragraphEnds.Items;

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text, also one with lone surrogates.</param>
    public void Segment(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _kinds.Clear();
        _sentenceEnds.Clear();
        _paragraphEnds.Clear();
        var layout = default(LineLayout);
        while (layout.TryNext(text, out var paragraph))
        {
            _atoms.Clear();
            _pieces.Clear();
            _atomizer.Cut(text, paragraph, ref _atoms);
            if (_atoms.Count > 0)
            {
                var first = _tokens.Count;
                CutTokens(text);
                CutSentences(text, first);
                _paragraphEnds.Add(_sentenceEnds.Count);
            }
        }
    }

    private void CutTokens(ReadOnlySpan<char> text)
    {
        Span<uint> room = stackalloc uint[FeatureList.Capacity];
        ReadOnlySpan<Atom> atoms = _atoms.Items;
        for (var run = 0; run < atoms.Length;)
        {
            var end = run + 1;
            while (end < atoms.Length && atoms[end].IsAttached)
            {
                end++;
            }

            var shape = end - run > 1 ? TokenBoundary.ShapeOf(atoms[run..end]) : 0;
            var first = run;
            for (var i = run + 1; i < end; i++)
            {
                var list = new FeatureList(room);
                TokenBoundary.Describe(atoms, run, end, i, shape, ref list);
                if (model.Tokens.Score(list.Features) > 0)
                {
                    AddToken(text, atoms[first..i]);
                    first = i;
                }
            }

            AddToken(text, atoms[first..end]);
            run = end;
        }
    }

    private void AddToken(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms)
    {
        _tokens.Add(new TokenSpan(atoms[0].Start, atoms[^1].End - atoms[0].Start));
        _kinds.Add(KindOf(text, atoms));
        _pieces.Add(PieceBuilder.Describe(text, atoms));
    }

    private static TokenKind KindOf(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms)
    {
        var first = text[atoms[0].Start];
        if (atoms[0].Kind == AtomKind.Address)
        {
            return TokenKind.Address;
        }

        if (atoms.Length == 1 && atoms[0].Kind == AtomKind.Mark)
        {
            return QuoteMarks.IsAny(first) ? TokenKind.Quote : TokenKind.Mark;
        }

        if (atoms[0].IsAttached && atoms.Length > 1)
        {
            var isClitic = QuoteMarks.IsSingle(first) ? atoms[1].Kind == AtomKind.Letters : atoms.Length > 2 && (first | 0x20) == 'n' && QuoteMarks.IsSingle(text[atoms[1].Start]);
            if (isClitic)
            {
                return TokenKind.Clitic;
            }
        }

        foreach (ref readonly var atom in atoms)
        {
            if (atom.Kind != AtomKind.Mark)
            {
                return atom.Kind == AtomKind.Digits ? TokenKind.Number : TokenKind.Word;
            }
        }

        return QuoteMarks.IsAny(first) ? TokenKind.Quote : TokenKind.Mark;
    }

    private void CutSentences(ReadOnlySpan<char> text, int firstToken)
    {
        Span<uint> room = stackalloc uint[FeatureList.Capacity];
        PieceBuilder.Connect(text, _tokens.Items[firstToken..], _pieces.Items);
        ReadOnlySpan<Piece> pieces = _pieces.Items;
        for (var i = 1; i < pieces.Length; i++)
        {
            var list = new FeatureList(room);
            SentenceBoundary.Describe(pieces, i, ref list);
            if (model.Sentences.Score(list.Features) > 0)
            {
                _sentenceEnds.Add(firstToken + i);
            }
        }

        _sentenceEnds.Add(firstToken + pieces.Length);
    }
}
