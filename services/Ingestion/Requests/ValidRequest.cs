using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Formats.Charsets;
using DiploMesh.Protos.Ingestion.V1;

namespace DiploMesh.Ingestion.Requests;

/// <summary>A request to take in a document, with every field checked that can be checked without reading the document.</summary>
/// <param name="RequestId">The caller's request id; null if none.</param>
/// <param name="SourceUri">Where the document comes from; empty if not told.</param>
/// <param name="Document">The document.</param>
/// <param name="Published">When it was published, UTC; null if not told.</param>
/// <param name="Publisher">Publisher for documents that do not name theirs; may be empty.</param>
internal sealed record ValidRequest(string? RequestId, string SourceUri, SourceDocument Document, DateTimeOffset? Published, string Publisher)
{
    /// <summary>Longest request id, in characters.</summary>
    public const int MaxRequestIdLength = 128;

    /// <summary>Longest publisher, in characters.</summary>
    public const int MaxPublisherLength = 256;

    /// <summary>Checks a request; all that is wrong is reported at once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The present, UTC.</param>
    /// <returns>The checked request.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> with a violation for every wrong field.</exception>
    public static ValidRequest Check(IngestDispatchRequest request, IngestionOptions options, DateTimeOffset now)
    {
        var violations = new List<Violation>();
        CheckContent(request, options, violations);
        if (request.RequestId.Length > MaxRequestIdLength || request.RequestId.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            violations.Add(new Violation("request_id", $"must be at most {MaxRequestIdLength} visible ASCII characters"));
        }

        if (request.SourceUri.Length > 0 && !SourceUris.IsAcceptable(request.SourceUri))
        {
            violations.Add(new Violation("source_uri", $"must be an absolute URI of at most {SourceUris.MaxLength} characters without spaces"));
        }

        if (request.Charset.Length > CharsetNames.MaxLength)
        {
            violations.Add(new Violation("charset", $"has {request.Charset.Length} characters; at most {CharsetNames.MaxLength} are accepted"));
        }

        if (request.Publisher.Length > MaxPublisherLength || request.Publisher.AsSpan().IndexOfAny(StoredText.Controls) >= 0)
        {
            violations.Add(new Violation("publisher", $"must be at most {MaxPublisherLength} characters without control characters"));
        }

        var published = PublishedTime.Check(request.PublishedTime, now, violations);
        if (violations.Count > 0)
        {
            throw Problems.InvalidArgument(violations);
        }

        return new ValidRequest(
            request.RequestId.Length > 0 ? request.RequestId : null,
            request.SourceUri,
            new SourceDocument(request.Content.Memory, MediaType.Parse(request.MediaType), request.Charset.Trim()),
            published,
            StoredText.Line(request.Publisher));
    }

    private static void CheckContent(IngestDispatchRequest request, IngestionOptions options, List<Violation> violations)
    {
        if (request.Content.IsEmpty)
        {
            violations.Add(new Violation("content", "is empty"));
        }
        else if (request.Content.Length > options.MaxRawBytes)
        {
            violations.Add(new Violation("content", $"has {request.Content.Length} bytes; at most {options.MaxRawBytes} are accepted"));
        }
    }
}
