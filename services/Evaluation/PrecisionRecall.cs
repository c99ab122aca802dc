namespace DiploMesh.Evaluation;

/// <summary>How much of what was predicted is right, and how much of what is right was predicted.</summary>
/// <param name="Precision">0 to 1; 0 if nothing was predicted.</param>
/// <param name="Recall">0 to 1; 0 if there was nothing to find.</param>
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    /// <summary>Harmonic mean of both; 0 if both are 0.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>From counts.</summary>
    /// <param name="right">Number of predictions that are right.</param>
    /// <param name="predicted">Number of predictions.</param>
    /// <param name="gold">Number of what was to be found.</param>
    /// <returns>Both shares.</returns>
    public static PrecisionRecall Of(double right, int predicted, int gold) => Of(right, predicted, right, gold);

    /// <summary>From counts where one prediction may find several or less than one.</summary>
    /// <param name="right">How many predictions are right.</param>
    /// <param name="predicted">Number of predictions.</param>
    /// <param name="found">How many of what was to be found were found.</param>
    /// <param name="gold">Number of what was to be found.</param>
    /// <returns>Both shares.</returns>
    public static PrecisionRecall Of(double right, int predicted, double found, int gold) =>
        new(predicted > 0 ? right / predicted : 0, gold > 0 ? found / gold : 0);
}
