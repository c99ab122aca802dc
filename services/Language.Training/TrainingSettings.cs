using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Network;
using DiploMesh.Language.Training.Optimization;

namespace DiploMesh.Language.Training;

/// <summary>All that decides what a run computes; kept in its checkpoint.</summary>
internal sealed record TrainingSettings
{
    /// <summary>Sizes of the encoder.</summary>
    public EncoderSpec Encoder { get; init; } = new();

    /// <summary>See <see cref="LinkHeadSpec.ArcDimension"/>.</summary>
    public int ArcDimension { get; init; } = 192;

    /// <summary>See <see cref="LinkHeadSpec.LabelDimension"/>.</summary>
    public int LabelDimension { get; init; } = 64;

    /// <summary>Dropout.</summary>
    public Regularization Regularization { get; init; } = new();

    /// <summary>The optimizer.</summary>
    public AdamSettings Adam { get; init; } = new();

    /// <summary>Passes over the data.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Tokens of a batch.</summary>
    public int BatchTokens { get; init; } = 400;

    /// <summary>Words seen less often have no embedding of their own.</summary>
    public int MinWordCount { get; init; } = 2;

    /// <summary>Weight of the loss of tags.</summary>
    public float TagWeight { get; init; } = 0.5f;

    /// <summary>Weight of the loss of morphological features.</summary>
    public float FeatureWeight { get; init; } = 0.25f;

    /// <summary>Weight of the loss of the links of a tree.</summary>
    public float TreeWeight { get; init; } = 1;

    /// <summary>Weight of the loss of each head that proposes statements.</summary>
    public float StatementWeight { get; init; } = 1;

    /// <summary>How often an epoch reads the treebanks: more where other data is large beside them.</summary>
    public int TreebankPasses { get; init; } = 1;

    /// <summary>How much a sentence that models annotated counts against one of a treebank.</summary>
    public float SilverWeight { get; init; } = 0.5f;

    /// <summary>Seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that share a batch; another number gives another sum of rounding errors, the same number always the same.</summary>
    public int Threads { get; init; } = 1;
}
