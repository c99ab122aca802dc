namespace DiploMesh.Ingestion.Formats;

/// <summary>A document as it came, with what its sender said of it.</summary>
/// <param name="Content">The bytes, not empty.</param>
/// <param name="MediaType">Declared media type; null if none.</param>
/// <param name="Charset">Declared character set; empty if none.</param>
internal sealed record SourceDocument(ReadOnlyMemory<byte> Content, MediaType? MediaType, string Charset);
