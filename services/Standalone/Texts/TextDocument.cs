namespace DiploMesh.Standalone.Texts;

/// <summary>A text to attribute.</summary>
/// <param name="Id">Name by which its result is told from others.</param>
/// <param name="Text">The text.</param>
/// <param name="Published">When it was published; null if not known.</param>
internal sealed record TextDocument(string Id, string Text, DateTimeOffset? Published);

/// <summary>A text, or why there is none.</summary>
/// <param name="Origin">Where it comes from, for messages: a path, or a path and the number of a line.</param>
/// <param name="Document">The text; null if it could not be read.</param>
/// <param name="Problems">Why it could not be read; empty if it could.</param>
internal sealed record TextInput(string Origin, TextDocument? Document, IReadOnlyList<string> Problems)
{
    /// <summary>A text that could not be read.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="problems">Why not, a line each.</param>
    /// <returns>The input.</returns>
    public static TextInput Unreadable(string origin, params IReadOnlyList<string> problems) => new(origin, null, problems);
}
