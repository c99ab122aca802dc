using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Training.Segmentation;

/// <summary>Possible boundaries with their features and whether there is one, packed one after the other.</summary>
internal sealed class BoundaryExamples
{
    private readonly List<uint> _features = [];
    private readonly List<int> _ends = [];
    private readonly List<bool> _labels = [];

    /// <summary>Number of examples.</summary>
    public int Count => _labels.Count;

    /// <summary>The features of an example.</summary>
    /// <param name="example">Its index.</param>
    /// <returns>Their hashes.</returns>
    public ReadOnlySpan<uint> Features(int example)
    {
        var start = example == 0 ? 0 : _ends[example - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_features)[start.._ends[example]];
    }

    /// <summary>Whether there is a boundary.</summary>
    /// <param name="example">Index of the example.</param>
    /// <returns>True if there is.</returns>
    public bool Label(int example) => _labels[example];

    /// <summary>Adds an example.</summary>
    /// <param name="list">Its features.</param>
    /// <param name="label">Whether there is a boundary.</param>
    public void Add(in FeatureList list, bool label)
    {
        foreach (var feature in list.Features)
        {
            _features.Add(feature);
        }

        _ends.Add(_features.Count);
        _labels.Add(label);
    }
}
