using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Segmentation;

/// <summary>Makes the pieces of a paragraph: each token's own looks, and what only the whole paragraph tells (open quotation, nearest terminators).</summary>
internal static class PieceBuilder
{
    private const int SuffixLength = 3;

    /// <summary>Describes a token made of atoms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="atoms">The token's atoms.</param>
    /// <returns>The piece, without what the paragraph tells.</returns>
    public static Piece Describe(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms)
    {
        var token = text[atoms[0].Start..atoms[^1].End];
        var single = atoms.Length == 1;
        var last = token[^1];
        return new Piece
        {
            Word = single ? atoms[0].Word : Hashing.Word(token),
            Shape = single ? atoms[0].Shape : Shapes.Compound(atoms[0].Shape, atoms[^1].Shape, atoms.Length),
            Suffix = atoms[0].Kind == AtomKind.Letters && token.Length > SuffixLength ? Hashing.Word(token[^SuffixLength..]) : 0,
            IsAttached = atoms[0].IsAttached ? 1u : 0u,
            IsTerminator = atoms[0].Kind == AtomKind.Mark && last is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '‽' or '؟' or '।',
            IsEnclosing = atoms[0].Kind == AtomKind.Mark && (QuoteMarks.IsAny(last) || last is '(' or ')' or '[' or ']' or '{' or '}'),
            Case = CharClasses.Of(token[0]) switch { CharClass.Upper => 1, CharClass.Lower => 2, _ => 0 },
        };
    }

    /// <summary>Fills in what the paragraph tells.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Tokens of the paragraph.</param>
    /// <param name="pieces">A piece each.</param>
    public static void Connect(ReadOnlySpan<char> text, ReadOnlySpan<TokenSpan> tokens, Span<Piece> pieces)
    {
        var quotes = 0;
        var brackets = 0;
        var since = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            ref var piece = ref pieces[i];
            if (piece.IsEnclosing)
            {
                var mark = text[tokens[i].Start + tokens[i].Length - 1];
                quotes = Quotation(mark, quotes);
                brackets = mark is '(' or '[' or '{' ? brackets + 1 : mark is ')' or ']' or '}' ? Math.Max(0, brackets - 1) : brackets;
            }

            since = piece.IsTerminator ? 0 : since + 1;
            piece.InQuotes = quotes > 0 ? 1u : 0u;
            piece.InBrackets = brackets > 0 ? 1u : 0u;
            piece.SinceTerminator = since;
        }

        var until = 0;
        for (var i = pieces.Length - 1; i >= 0; i--)
        {
            pieces[i].UntilTerminator = until;
            until = pieces[i].IsTerminator ? 0 : until + 1;
        }
    }

    // Single marks are left out: most are apostrophes.
    private static int Quotation(char mark, int open) => mark switch
    {
        '"' or '＂' or '‟' => open > 0 ? 0 : 1,
        '“' when open > 0 => 1, // also closes what „ opened; a new paragraph of a quotation opens it again
        '“' or '„' or '«' or '「' or '『' or '〝' => 1,
        '”' or '»' or '」' or '』' or '〞' or '〟' => 0,
        _ => open,
    };
}
