namespace DiploMesh.Ingestion;

/// <summary>The identifiers by which sources are told apart.</summary>
internal static class SourceUris
{
    /// <summary>Longest URI, in characters.</summary>
    public const int MaxLength = 2_048;

    /// <summary>Whether a value can be a source URI: absolute, not too long, of printable ASCII or escaped.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True if it can.</returns>
    public static bool IsAcceptable(string? value) =>
        value is { Length: > 0 and <= MaxLength }
        && !value.AsSpan().ContainsAnyExceptInRange('\u0021', '\uFFFC')
        && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))
        && value.Contains(':', StringComparison.Ordinal)
        && char.IsAsciiLetter(value[0])
        && Uri.TryCreate(value, UriKind.Absolute, out _);

    /// <summary>The URI of a source that has none but its content.</summary>
    /// <param name="sha256">Hash of the content, 32 bytes.</param>
    /// <returns><c>urn:sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string OfHash(ReadOnlySpan<byte> sha256) => "urn:sha256:" + Convert.ToHexStringLower(sha256);
}
