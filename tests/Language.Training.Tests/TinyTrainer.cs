using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Tests;

/// <summary>Trains the tiny network.</summary>
internal static class TinyTrainer
{
    public static TrainingSettings Settings { get; } = new() { Encoder = TinyNetwork.Spec, Epochs = 60, BatchTokens = 6, Regularization = Regularization.None };

    public static Trainer Create(TrainingSettings settings, out Passage[] passages)
    {
        passages = TinyNetwork.Passages(out var lexicon);
        return new Trainer(settings, TinyNetwork.Heads, [1, 1, 1, 1, 1, 1], lexicon.Vocabulary);
    }

    public static NeuralModel Untrained() => Create(Settings, out _).ToModel();
}
