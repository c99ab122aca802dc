namespace DiploMesh.Ingestion.Formats;

/// <summary>Text without markup: stored exactly as decoded. It names no title, publisher or date, and none is guessed.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentFormat Format => DocumentFormat.PlainText;

    /// <inheritdoc/>
    public IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget) => [new ReadDispatch { Text = text }];
}
