using System.Collections.Frozen;
using DiploMesh.Ingestion.Formats.Charsets;

namespace DiploMesh.Ingestion.Formats;

/// <summary>What was read from a document.</summary>
/// <param name="MediaType">Its media type, as declared or recognised.</param>
/// <param name="Charset">IANA name of its character set.</param>
/// <param name="Warnings">What a reader should know of all of it.</param>
/// <param name="Dispatches">The dispatches in it, at least one, each with a text that may be stored.</param>
internal sealed record ReadDocument(string MediaType, string Charset, IReadOnlyList<string> Warnings, IReadOnlyList<ReadDispatch> Dispatches);

/// <summary>From bytes to dispatches: decode, recognise the format, read it.</summary>
internal sealed class DocumentPipeline
{
    private readonly FrozenDictionary<DocumentFormat, IDocumentReader> _readers;
    private readonly IngestionOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates it.</summary>
    /// <param name="readers">One reader per format.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock that limits the reading.</param>
    public DocumentPipeline(IEnumerable<IDocumentReader> readers, IngestionOptions options, TimeProvider time)
    {
        _readers = readers.ToFrozenDictionary(reader => reader.Format);
        _options = options;
        _time = time;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: it cannot be decoded or read, or exceeds a limit.</exception>
    public ReadDocument Read(SourceDocument document, CancellationToken cancellationToken)
    {
        var budget = new ReadingBudget(_options, _time, cancellationToken);
        var decoded = CharsetDecoder.Decode(document);
        var format = FormatOf(document.MediaType, decoded.Text);
        var dispatches = _readers[format].Read(decoded.Text, budget);
        foreach (var dispatch in dispatches)
        {
            StoredText.Require(dispatch.Text, _options.MaxTextLength);
        }

        return new ReadDocument(document.MediaType is { Format: not null } declared ? declared.Essence : MediaType.Of(format), decoded.Charset, decoded.Warnings, dispatches);
    }

    // A telegram is plain text too: declaring it so does not hide its header.
    private static DocumentFormat FormatOf(MediaType? declared, string text) => declared?.Format switch
    {
        null => FormatSniffer.Recognise(text),
        DocumentFormat.PlainText when TelegramLayout.Recognises(text) => DocumentFormat.Telegram,
        { } format => format,
    };
}
