using System.Security.Cryptography;
using System.Text;
using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Languages;
using DiploMesh.Ingestion.Requests;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Ingestion;

/// <summary>Puts together what the request and what the document say of a dispatch.</summary>
internal sealed class DispatchAssembler(LanguageIdentifier languages, TimeProvider time)
{
    private const int MaxTitleLength = 1_024;
    private const int MaxBylineLength = 512;

    /// <summary>Puts them together.</summary>
    /// <param name="request">The request.</param>
    /// <param name="document">The document as read.</param>
    /// <returns>The dispatches, in document order, as the store takes them.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: the document's own identifier cannot be a source URI.</exception>
    public IReadOnlyList<Dispatch> Assemble(ValidRequest request, ReadDocument document) =>
        [.. document.Dispatches.Select(read => Assemble(request, document, read))];

    private Dispatch Assemble(ValidRequest request, ReadDocument document, ReadDispatch read)
    {
        List<string> warnings = [.. document.Warnings, .. read.Warnings];
        var dispatch = new Dispatch
        {
            SourceUri = SourceUri(request, read),
            Title = Cut(read.Title, MaxTitleLength, "title", warnings),
            Publisher = Cut(read.Publisher.Length > 0 ? read.Publisher : request.Publisher, ValidRequest.MaxPublisherLength, "publisher", warnings),
            Byline = Cut(read.Byline, MaxBylineLength, "byline", warnings),
            PublishedTime = Published(request, read, warnings),
            Language = languages.Identify(read.Text),
            MediaType = document.MediaType,
            Charset = document.Charset,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read.Text))),
            TextLength = read.Text.Length,
            Telegram = read.Telegram,
            Text = read.Text,
        };
        dispatch.Warnings.AddRange(warnings);
        return dispatch;
    }

    private static string SourceUri(ValidRequest request, ReadDispatch read)
    {
        if (read is { OwnsSourceUri: true, SourceUri.Length: > 0 })
        {
            return SourceUris.IsAcceptable(read.SourceUri)
                ? read.SourceUri
                : throw Problems.InvalidArgument("content", $"has an identifier that is no absolute URI of at most {SourceUris.MaxLength} characters");
        }

        return request.SourceUri.Length > 0 ? request.SourceUri
            : SourceUris.IsAcceptable(read.SourceUri) ? read.SourceUri
            : SourceUris.OfHash(SHA256.HashData(request.Document.Content.Span));
    }

    private Timestamp? Published(ValidRequest request, ReadDispatch read, List<string> warnings)
    {
        if ((request.Published ?? read.Published) is not { } published)
        {
            return null;
        }

        // The request's own time was checked; a document that comes from the future has a wrong date, not a wrong text.
        if (PublishedTime.IsFuture(published, time.GetUtcNow()))
        {
            warnings.Add($"the document's date {published:yyyy-MM-dd} is in the future and left out");
            return null;
        }

        return Timestamp.FromDateTimeOffset(published);
    }

    private static string Cut(string value, int limit, string name, List<string> warnings)
    {
        if (value.Length <= limit)
        {
            return value;
        }

        warnings.Add($"the {name} was cut to {limit} characters");
        return char.IsHighSurrogate(value[limit - 1]) ? value[..(limit - 1)] : value[..limit];
    }
}
