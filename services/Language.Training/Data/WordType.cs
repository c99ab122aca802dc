using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Data;

/// <summary>A distinct word form of the training data, with all that the network sees of it.</summary>
/// <param name="Number">Number in the vocabulary.</param>
/// <param name="Features">Its hashed features.</param>
/// <param name="Characters">Its rows in the character table, with both marks.</param>
/// <param name="Frequency">How often its key was seen.</param>
internal sealed record WordType(int Number, WordFeatures Features, byte[] Characters, int Frequency);
