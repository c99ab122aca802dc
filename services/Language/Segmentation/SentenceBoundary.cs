namespace DiploMesh.Language.Segmentation;

/// <summary>What the model looks at to tell whether a sentence ends between two tokens of a paragraph.</summary>
internal static class SentenceBoundary
{
    private const int Reach = 4;

    private static readonly Piece Nothing = new() { Word = Shapes.Outside, Shape = Shapes.Outside };

    /// <summary>Lists the features of the boundary before a token.</summary>
    /// <param name="pieces">The paragraph.</param>
    /// <param name="at">Index of the token after the boundary; from 1.</param>
    /// <param name="list">Where the features go.</param>
    public static void Describe(ReadOnlySpan<Piece> pieces, int at, ref FeatureList list)
    {
        Span<Piece> near = stackalloc Piece[2 * Reach];
        for (var i = 0; i < 2 * Reach; i++)
        {
            var index = at - Reach + i;
            near[i] = (uint)index < (uint)pieces.Length ? pieces[index] : Nothing;
        }

        ref readonly var l1 = ref near[Reach - 2];
        ref readonly var l0 = ref near[Reach - 1];
        ref readonly var r0 = ref near[Reach];
        ref readonly var r1 = ref near[Reach + 1];
        foreach (ref readonly var piece in near)
        {
            list.Add(piece.Word);
            list.Add(piece.Shape, piece.IsAttached);
        }

        list.Add(l0.Suffix);
        list.Add(r0.Suffix);
        list.Add(r1.Suffix);
        list.Add(l0.Word, r0.Word);
        list.Add(l0.Word, r0.Shape);
        list.Add(l0.Shape, r0.Word);
        list.Add(l1.Word, l0.Word);
        list.Add(r0.Word, r1.Word);
        list.Add(l0.Shape, r0.Word, r1.Shape);
        list.Add(l1.Shape, l0.Shape, r0.Shape);
        list.Add(l0.Shape, r0.Shape, r1.Shape, r0.IsAttached);
        list.Add(l1.Shape, l0.Shape, r0.Shape, r1.Shape);
        list.Add(l1.Word, l0.Word, r0.Case);
        list.Add(l0.Shape, r0.Case, r1.Case, r0.IsAttached);

        // Past closing marks to the left, past opening ones to the right: what the sentences end and start with.
        var left = at - 1;
        while (left > 0 && at - left < Reach && pieces[left].IsEnclosing)
        {
            left--;
        }

        var right = at;
        while (right < pieces.Length - 1 && right - at < Reach && pieces[right].IsEnclosing)
        {
            right++;
        }

        var end = pieces[left];
        var start = pieces[right];
        var leftSkip = (uint)(at - 1 - left);
        var rightSkip = (uint)(right - at);
        list.Add(end.Word, leftSkip);
        list.Add(start.Word, rightSkip);
        list.Add(end.Shape, start.Shape, leftSkip, rightSkip);
        list.Add(end.Shape, start.Word);
        list.Add(end.Word, start.Case, leftSkip, rightSkip);
        list.Add(l0.Shape, r0.Shape, l0.InQuotes, l0.InBrackets);
        list.Add(end.Shape, start.Case, l0.InQuotes, l0.InBrackets);
        DescribePlace(pieces, at, l0, r0, ref list);
    }

    private static void DescribePlace(ReadOnlySpan<Piece> pieces, int at, in Piece l0, in Piece r0, ref FeatureList list)
    {
        var ends = l0.IsTerminator ? 1u : 0u;
        var since = Bucket(l0.IsTerminator && at > 1 ? pieces[at - 2].SinceTerminator : l0.SinceTerminator);
        var until = Bucket(r0.UntilTerminator);
        var paragraphEnds = pieces[^1].IsTerminator || (pieces.Length > 1 && pieces[^1].IsEnclosing && pieces[^2].IsTerminator) ? 1u : 0u;
        list.Add(since, ends);
        list.Add(until, ends);
        list.Add(since, until, ends, r0.Case);
        list.Add(Bucket(at), ends);
        list.Add(Bucket(pieces.Length - at), ends);
        list.Add(Bucket(at), Bucket(pieces.Length - at), l0.Shape, r0.Case);
        list.Add(paragraphEnds, ends, r0.Case);
        list.Add(Bucket(pieces.Length), paragraphEnds, ends, r0.Case);
        list.Add(l0.InQuotes, ends);
        list.Add(l0.InBrackets, ends);
    }

    private static uint Bucket(int count) => count < 6 ? (uint)count : count < 9 ? 6u : count < 13 ? 7u : count < 20 ? 8u : count < 40 ? 9u : 10u;
}
