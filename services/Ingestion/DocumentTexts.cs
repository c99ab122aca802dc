using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Formats.Html;

namespace DiploMesh.Ingestion;

/// <summary>A text found in a document.</summary>
/// <param name="Text">The text as Ingestion would store it.</param>
/// <param name="Published">When it was published; null if the document does not tell.</param>
/// <param name="Warnings">What a reader should know of how it was read.</param>
public sealed record DocumentText(string Text, DateTimeOffset? Published, IReadOnlyList<string> Warnings);

/// <summary>Reads documents exactly as Ingestion does, for callers who store nothing.</summary>
public sealed class DocumentTexts
{
    private readonly DocumentPipeline _pipeline;

    /// <summary>Creates a reader with Ingestion's own limits.</summary>
    /// <param name="time">The clock that limits the reading.</param>
    public DocumentTexts(TimeProvider time)
    {
        var options = new IngestionOptions();
        _pipeline = new DocumentPipeline(
            [new PlainTextReader(), new TelegramReader(time), new HtmlReader(options), new NinjsReader(options), new FeedDocumentReader(options)],
            options,
            time);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="content">The bytes, not empty; at most 4 MiB are wise.</param>
    /// <param name="mediaType">Declared media type; empty to recognise it by the content.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The texts in it, at least one, in document order.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: it cannot be decoded or read, or exceeds a limit.</exception>
    public IReadOnlyList<DocumentText> Read(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken)
    {
        var document = _pipeline.Read(new SourceDocument(content, MediaType.Parse(mediaType), Charset: ""), cancellationToken);
        return [.. document.Dispatches.Select(read => new DocumentText(read.Text, read.Published, [.. document.Warnings, .. read.Warnings]))];
    }
}
