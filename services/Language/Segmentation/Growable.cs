namespace DiploMesh.Language.Segmentation;

/// <summary>An array that grows and is used again, so that a warm session allocates nothing.</summary>
/// <typeparam name="T">Type of its items.</typeparam>
internal struct Growable<T>()
{
    private const int First = 256;

    private T[] _items = new T[First];

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The items, to read and to write.</summary>
    public readonly Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>Appends an item.</summary>
    /// <param name="item">The item.</param>
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    /// <summary>Forgets the items and keeps their room.</summary>
    public void Clear() => Count = 0;
}
