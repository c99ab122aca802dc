namespace DiploMesh.Evaluation.Linked;

/// <summary>How well attributions of one type are found.</summary>
/// <param name="Gold">Number of gold attributions of the type.</param>
/// <param name="Predicted">Number of predicted attributions of the type.</param>
/// <param name="Recall">Share of the gold ones whose content is found (overlap of at least one half).</param>
/// <param name="RecallExact">Share of the gold ones whose content is found exactly.</param>
/// <param name="RecallEndToEnd">Share of the gold ones whose content is found and given to the right source.</param>
/// <param name="Precision">Share of the predicted ones that find a gold content, of whatever type that is.</param>
public sealed record TypeFigures(int Gold, int Predicted, double Recall, double RecallExact, double RecallEndToEnd, double Precision);

/// <summary>Counts for one type.</summary>
internal sealed class TypeCounts
{
    public int Gold { get; set; }

    public int Predicted { get; set; }

    public int GoldFound { get; set; }

    public int GoldExact { get; set; }

    public int GoldEndToEnd { get; set; }

    public int PredictedFound { get; set; }

    public TypeFigures Figures => new(Gold, Predicted, Share(GoldFound, Gold), Share(GoldExact, Gold), Share(GoldEndToEnd, Gold), Share(PredictedFound, Predicted));

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
