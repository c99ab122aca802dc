namespace DiploMesh.Language;

/// <summary>
/// A stretch of a text. It holds offsets only: what it says is always cut from the text itself, so that a span can
/// never disagree with its text.
/// </summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">The unit after the last one.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two share at least one unit.</summary>
    /// <param name="other">The other span.</param>
    /// <returns>True if they do.</returns>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether the other lies wholly in this one.</summary>
    /// <param name="other">The other span.</param>
    /// <returns>True if it does.</returns>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The characters of the span.</summary>
    /// <param name="text">The text to which the offsets refer.</param>
    /// <returns>A copy of the characters.</returns>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }
}
