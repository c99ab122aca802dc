namespace DiploMesh.Language.Neural;

/// <summary>
/// The order in which the tokens of several sentences stand in a matrix: all first tokens, all second tokens, and so on, longest sentence
/// first, so that the sentences which reach a position are rows next to each other. Reused from batch to batch.
/// </summary>
internal sealed class PackedBatch
{
    private int[] _lengths = [];
    private int[] _starts = [];
    private int[] _offsets = [];
    private int[] _active = [];

    /// <summary>Number of sentences.</summary>
    public int Count { get; private set; }

    /// <summary>Tokens of all sentences together: the rows of the matrix.</summary>
    public int Rows { get; private set; }

    /// <summary>Tokens of the longest sentence.</summary>
    public int Steps { get; private set; }

    /// <summary>Lays out a batch.</summary>
    /// <param name="lengths">Tokens of each sentence, from 1, none longer than the one before it.</param>
    /// <exception cref="ArgumentException">The lengths rise, or one is below 1.</exception>
    public void Reset(ReadOnlySpan<int> lengths)
    {
        Count = lengths.Length;
        Steps = Count == 0 ? 0 : lengths[0];
        Buffers.Grow(ref _lengths, Count);
        Buffers.Grow(ref _starts, Count);
        Buffers.Grow(ref _offsets, Steps + 1);
        Buffers.Grow(ref _active, Steps);
        lengths.CopyTo(_lengths);
        var rows = 0;
        for (var b = 0; b < Count; b++)
        {
            if (lengths[b] < 1 || (b > 0 && lengths[b] > lengths[b - 1]))
            {
                throw new ArgumentException("The sentences must be in descending order of length and not empty.", nameof(lengths));
            }

            _starts[b] = rows;
            rows += lengths[b];
        }

        Rows = rows;
        var active = Count;
        var offset = 0;
        for (var step = 0; step < Steps; step++)
        {
            while (lengths[active - 1] <= step)
            {
                active--;
            }

            _active[step] = active;
            _offsets[step] = offset;
            offset += active;
        }
    }

    /// <summary>Tokens of a sentence.</summary>
    /// <param name="sentence">Its number.</param>
    /// <returns>At least 1.</returns>
    public int Length(int sentence) => _lengths[sentence];

    /// <summary>Tokens of the sentences before this one: where it starts in a matrix that is ordered by sentences.</summary>
    /// <param name="sentence">Its number.</param>
    /// <returns>A row.</returns>
    public int Start(int sentence) => _starts[sentence];

    /// <summary>Sentences that have a token at a position.</summary>
    /// <param name="step">The position.</param>
    /// <returns>How many: they are the first ones.</returns>
    public int Active(int step) => _active[step];

    /// <summary>First row of a position.</summary>
    /// <param name="step">The position.</param>
    /// <returns>The row of the first sentence's token there.</returns>
    public int Offset(int step) => _offsets[step];

    /// <summary>Row of a token.</summary>
    /// <param name="sentence">Number of the sentence.</param>
    /// <param name="position">Position of the token in it.</param>
    /// <returns>The row.</returns>
    public int Row(int sentence, int position) => _offsets[position] + sentence;

    /// <summary>Copies the rows of a matrix in this order into the order of sentences.</summary>
    /// <param name="packed">The matrix in this order.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="bySentence">Where the rows go.</param>
    public void Unpack(ReadOnlySpan<float> packed, int width, Span<float> bySentence)
    {
        for (var step = 0; step < Steps; step++)
        {
            var row = packed.Slice(_offsets[step] * width, _active[step] * width);
            for (var b = 0; b < _active[step]; b++)
            {
                row.Slice(b * width, width).CopyTo(bySentence[((_starts[b] + step) * width)..]);
            }
        }
    }

    /// <summary>Adds the rows of a matrix in the order of sentences to one in this order.</summary>
    /// <param name="bySentence">The matrix in the order of sentences.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="packed">What they are added to.</param>
    public void PackAdd(ReadOnlySpan<float> bySentence, int width, Span<float> packed)
    {
        for (var step = 0; step < Steps; step++)
        {
            var rows = packed.Slice(_offsets[step] * width, _active[step] * width);
            for (var b = 0; b < _active[step]; b++)
            {
                Elementwise.Add(bySentence.Slice((_starts[b] + step) * width, width), rows.Slice(b * width, width));
            }
        }
    }
}
