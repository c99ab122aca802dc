using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>
/// Dropout with one mask per sentence (Gal and Ghahramani 2016): a number of a layer is kept, and scaled up, or dropped for all
/// tokens of a sentence alike.
/// </summary>
/// <param name="width">Numbers of a token.</param>
internal sealed class Dropout(int width)
{
    private float[] _mask = [];

    /// <summary>Whether the last draw dropped anything.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Draws the masks of a batch.</summary>
    /// <param name="sentences">Sentences of the batch.</param>
    /// <param name="rate">Share that is dropped, 0 for none.</param>
    /// <param name="random">Where from.</param>
    public void Draw(int sentences, float rate, ref RandomStream random)
    {
        IsActive = rate > 0;
        if (!IsActive)
        {
            return;
        }

        Buffers.Grow(ref _mask, sentences * width);
        var keep = 1 / (1 - rate);
        foreach (ref var factor in _mask.AsSpan(0, sentences * width))
        {
            factor = random.NextSingle() < rate ? 0 : keep;
        }
    }

    /// <summary>Masks one row.</summary>
    /// <param name="sentence">Sentence of the row.</param>
    /// <param name="row">The row.</param>
    public void Apply(int sentence, Span<float> row)
    {
        if (IsActive)
        {
            Elementwise.Scale(_mask.AsSpan(sentence * width, width), row);
        }
    }

    /// <summary>Masks a matrix in the packed order of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="matrix">The matrix.</param>
    public void ApplyPacked(PackedBatch batch, Span<float> matrix)
    {
        for (var step = 0; step < batch.Steps && IsActive; step++)
        {
            for (var b = 0; b < batch.Active(step); b++)
            {
                Apply(b, matrix.Slice((batch.Offset(step) + b) * width, width));
            }
        }
    }

    /// <summary>Masks a matrix in the order of sentences.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="matrix">The matrix.</param>
    public void ApplyBySentence(PackedBatch batch, Span<float> matrix)
    {
        for (var b = 0; b < batch.Count && IsActive; b++)
        {
            for (var i = 0; i < batch.Length(b); i++)
            {
                Apply(b, matrix.Slice((batch.Start(b) + i) * width, width));
            }
        }
    }
}
