using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>Opens the model that a command is told to use.</summary>
internal static class SegmenterModels
{
    /// <summary>Opens a model.</summary>
    /// <param name="path">Its file, or null for the one that ships.</param>
    /// <returns>The model.</returns>
    public static SegmentationModel Open(string? path)
    {
        if (path is null)
        {
            return SegmentationModel.Default;
        }

        using var stream = File.OpenRead(path);
        return SegmentationModel.Load(stream);
    }
}
