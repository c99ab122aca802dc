namespace DiploMesh.Language;

/// <summary>The way from a token up to the root of its sentence, for <c>foreach</c>; allocates nothing.</summary>
public struct HeadPath
{
    private readonly int[] _heads;

    internal HeadPath(int[] heads, int token)
    {
        _heads = heads;
        Current = token;
    }

    /// <summary>The token that is reached.</summary>
    public int Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    /// <returns>The path from its start.</returns>
    public readonly HeadPath GetEnumerator() => this;

    /// <summary>Goes one head up.</summary>
    /// <returns>False after the root.</returns>
    public bool MoveNext()
    {
        Current = _heads[Current];
        return Current >= 0;
    }
}
