namespace DiploMesh.Ingestion.Formats;

/// <summary>Reads the dispatches out of a decoded document of one format.</summary>
internal interface IDocumentReader
{
    /// <summary>The format it reads.</summary>
    DocumentFormat Format { get; }

    /// <summary>Reads the dispatches.</summary>
    /// <param name="text">The decoded document, without byte order mark; holds no lone surrogate.</param>
    /// <param name="budget">What it may cost.</param>
    /// <returns>The dispatches, at least one, in document order.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> on <c>content</c>: the document is not of this format or has no text.</exception>
    IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget);
}
