using DiploMesh.Language.Neural;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>Turns treebank text into examples of boundaries, with the very code that the segmenter looks at a text with.</summary>
/// <param name="contractions">Words that may be cut inside.</param>
internal sealed class ExampleBuilder(Contractions contractions)
{
    private readonly Atomizer _atomizer = new(contractions);

    /// <summary>Places where a token may end.</summary>
    public BoundaryExamples Tokens { get; } = new();

    /// <summary>Places where a sentence may end.</summary>
    public BoundaryExamples Sentences { get; } = new();

    /// <summary>Adds the boundaries of a text.</summary>
    /// <param name="treebank">The text.</param>
    public void Add(TreebankText treebank)
    {
        var startsToken = new bool[treebank.Text.Length + 1];
        foreach (var word in treebank.Words)
        {
            startsToken[word.Start] |= word.Length > 0;
        }

        var startsSentence = new bool[treebank.Text.Length + 1];
        foreach (var end in treebank.SentenceEnds)
        {
            if (end < treebank.Words.Count)
            {
                startsSentence[treebank.Words[end].Start] = true;
            }
        }

        var layout = default(LineLayout);
        var atoms = new Growable<Atom>();
        while (layout.TryNext(treebank.Text, out var paragraph))
        {
            atoms.Clear();
            _atomizer.Cut(treebank.Text, paragraph, ref atoms);
            AddTokens(atoms.Items, startsToken);
            AddSentences(treebank.Text, atoms.Items, startsToken, startsSentence);
        }
    }

    private void AddTokens(ReadOnlySpan<Atom> atoms, bool[] startsToken)
    {
        Span<uint> room = stackalloc uint[FeatureList.Capacity];
        for (var run = 0; run < atoms.Length;)
        {
            var end = run + 1;
            while (end < atoms.Length && atoms[end].IsAttached)
            {
                end++;
            }

            var shape = TokenBoundary.ShapeOf(atoms[run..end]);
            for (var i = run + 1; i < end; i++)
            {
                var list = new FeatureList(room);
                TokenBoundary.Describe(atoms, run, end, i, shape, ref list);
                Tokens.Add(list, startsToken[atoms[i].Start]);
            }

            run = end;
        }
    }

    private void AddSentences(string text, ReadOnlySpan<Atom> atoms, bool[] startsToken, bool[] startsSentence)
    {
        var tokens = new List<TokenSpan>();
        var pieces = new List<Piece>();
        var first = 0;
        for (var i = 1; i <= atoms.Length; i++)
        {
            if (i == atoms.Length || startsToken[atoms[i].Start] || !atoms[i].IsAttached)
            {
                tokens.Add(new TokenSpan(atoms[first].Start, atoms[i - 1].End - atoms[first].Start));
                pieces.Add(PieceBuilder.Describe(text, atoms[first..i]));
                first = i;
            }
        }

        var connected = pieces.ToArray();
        PieceBuilder.Connect(text, tokens.ToArray(), connected);
        Span<uint> room = stackalloc uint[FeatureList.Capacity];
        for (var i = 1; i < connected.Length; i++)
        {
            var list = new FeatureList(room);
            SentenceBoundary.Describe(connected, i, ref list);
            Sentences.Add(list, startsSentence[tokens[i].Start]);
        }
    }
}
