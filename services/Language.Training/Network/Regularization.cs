namespace DiploMesh.Language.Training.Network;

/// <summary>What a training step may do at random.</summary>
internal sealed record Regularization
{
    /// <summary>No dropout at all.</summary>
    public static Regularization None { get; } = new() { Word = 0, AnyWord = 0, Smoothing = 0, Input = 0, Hidden = 0, Recurrent = 0, Parts = 0 };

    /// <summary>A word seen n times is hidden with probability a / (a + n); this is a (Kiperwasser and Goldberg 2016).</summary>
    public float Word { get; init; } = 0.25f;

    /// <summary>Probability with which any word is hidden besides.</summary>
    public float AnyWord { get; init; } = 0.15f;

    /// <summary>Share of a right answer's probability that is spread over all answers.</summary>
    public float Smoothing { get; init; } = 0.03f;

    /// <summary>Dropout of the input to the first layer.</summary>
    public float Input { get; init; } = 0.33f;

    /// <summary>Dropout of what the other layers and the heads read.</summary>
    public float Hidden { get; init; } = 0.33f;

    /// <summary>Dropout of an LSTM's own output on the way to its next step.</summary>
    public float Recurrent { get; init; } = 0.2f;

    /// <summary>Dropout inside a link head.</summary>
    public float Parts { get; init; } = 0.33f;
}
