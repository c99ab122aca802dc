using System.Runtime.CompilerServices;

namespace DiploMesh.Language.Segmentation;

/// <summary>Hashed features of one possible boundary. Their order gives each its name.</summary>
internal ref struct FeatureList
{
    /// <summary>Room for the features of any boundary.</summary>
    public const int Capacity = 96;

    private readonly Span<uint> _features;
    private int _name;

    /// <summary>Starts a list.</summary>
    /// <param name="room">Where the features go.</param>
    public FeatureList(Span<uint> room) => _features = room;

    /// <summary>The features.</summary>
    public readonly ReadOnlySpan<uint> Features => _features[.._name];

    /// <summary>Adds a feature of up to three values.</summary>
    /// <param name="a">A value.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">Another.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint a, uint b = 0, uint c = 0)
    {
        _features[_name] = Hashing.Feature(_name + 1, a, b, c);
        _name++;
    }

    /// <summary>Adds a feature of more values.</summary>
    /// <param name="a">A value.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">Another.</param>
    /// <param name="d">Another.</param>
    public void Add(uint a, uint b, uint c, uint d) => Add(Hashing.Feature(0, a, b), c, d);
}
