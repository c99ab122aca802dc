namespace DiploMesh.Language.Training.Segmentation;

/// <summary>How a network of the segmenter is trained.</summary>
internal sealed record SegmentationSettings
{
    /// <summary>Seed of everything that is random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Features seen less often have no row.</summary>
    public int MinCount { get; init; } = 2;

    /// <summary>Rows of the network that is kept.</summary>
    public int Rows { get; init; } = 4096;

    /// <summary>Passes over the examples before rows are given up.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>Passes after it.</summary>
    public int EpochsAfter { get; init; } = 4;

    /// <summary>Step of the first update; falls to a twentieth in each part.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>Probability with which a feature is hidden.</summary>
    public float Dropout { get; init; } = 0.15f;

    /// <summary>How fast rows that are of no use vanish.</summary>
    public float Decay { get; init; } = 0.001f;
}
