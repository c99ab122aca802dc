namespace DiploMesh.Ingestion.Formats.Charsets;

/// <summary>A document as characters.</summary>
/// <param name="Text">The characters, without byte order mark.</param>
/// <param name="Charset">IANA name of the character set that was used, lower case.</param>
/// <param name="Warnings">What a reader should know: a declaration that did not fit, characters that were lost.</param>
internal sealed record DecodedText(string Text, string Charset, IReadOnlyList<string> Warnings);
