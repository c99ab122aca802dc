namespace DiploMesh.Evaluation;

/// <summary>One tenth of the range of confidence.</summary>
/// <param name="From">Least confidence that falls into it.</param>
/// <param name="Count">Number of predictions in it.</param>
/// <param name="MeanConfidence">Their mean confidence; 0 without predictions.</param>
/// <param name="ShareRight">Share of them that are right; 0 without predictions.</param>
public readonly record struct CalibrationBin(double From, int Count, double MeanConfidence, double ShareRight);

/// <summary>
/// How far stated confidence and the share that is right lie apart: the reliability table and the expected calibration error
/// (Naeini, Cooper, Hauskrecht 2015) over ten bins of equal width.
/// </summary>
public sealed class Calibration
{
    private const int BinCount = 10;
    private readonly int[] _counts = new int[BinCount];
    private readonly int[] _right = new int[BinCount];
    private readonly double[] _confidence = new double[BinCount];

    /// <summary>Number of predictions with a confidence.</summary>
    public int Count => _counts.Sum();

    /// <summary>The bins, from 0 to 1.</summary>
    public IReadOnlyList<CalibrationBin> Bins => [.. Enumerable.Range(0, BinCount).Select(i =>
        new CalibrationBin((double)i / BinCount, _counts[i], Mean(_confidence[i], _counts[i]), Mean(_right[i], _counts[i])))];

    /// <summary>Mean distance between confidence and share right, bins weighted by their counts; 0 without predictions.</summary>
    public double ExpectedError => Mean(Bins.Sum(bin => bin.Count * Math.Abs(bin.MeanConfidence - bin.ShareRight)), Count);

    /// <summary>Adds one prediction.</summary>
    /// <param name="confidence">What it states, 0 to 1; anything else is clamped.</param>
    /// <param name="right">Whether it is right.</param>
    public void Add(double confidence, bool right)
    {
        confidence = double.IsNaN(confidence) ? 0 : Math.Clamp(confidence, 0, 1);
        // Confidences come from decimals: the small addend keeps 0.7 out of the bin of 0.6.
        var bin = Math.Min((int)((confidence * BinCount) + 1e-6), BinCount - 1);
        _counts[bin]++;
        _confidence[bin] += confidence;
        _right[bin] += right ? 1 : 0;
    }

    private static double Mean(double sum, int count) => count == 0 ? 0 : sum / count;
}
