namespace DiploMesh.Language;

/// <summary>A run of tokens of a document.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">Index after the last token.</param>
public readonly record struct TokenRange(int First, int End)
{
    /// <summary>A run without tokens.</summary>
    public static TokenRange Empty => default;

    /// <summary>Number of tokens.</summary>
    public int Count => End - First;

    /// <summary>Whether there is no token in it.</summary>
    public bool IsEmpty => End <= First;

    /// <summary>Index of the last token.</summary>
    public int Last => End - 1;

    /// <summary>Whether a token lies in the run.</summary>
    /// <param name="token">Index of the token.</param>
    /// <returns>True if it does.</returns>
    public bool Contains(int token) => First <= token && token < End;

    /// <summary>Whether the two runs share at least one token.</summary>
    /// <param name="other">The other run.</param>
    /// <returns>True if they do.</returns>
    public bool Overlaps(TokenRange other) => First < other.End && other.First < End;
}
