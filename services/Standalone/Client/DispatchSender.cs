using System.Collections.Concurrent;
using System.Globalization;
using DiploMesh.Protos.Ingestion.V1;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Standalone.Client;

/// <summary>What became of one document.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Receipts">A receipt for each dispatch in it; empty if it was refused.</param>
/// <param name="Problem">Why it was refused; null if it was accepted.</param>
internal sealed record SentDocument(string Path, IReadOnlyList<Receipt> Receipts, RpcProblem? Problem);

/// <summary>
/// Sends documents over one stream. Only a few are on the way at a time, so memory stays bounded however many there are, and one
/// that is refused does not hold up the others.
/// </summary>
/// <param name="client">Takes the documents in.</param>
internal sealed class DispatchSender(IngestionService.IngestionServiceClient client)
{
    /// <summary>Bytes that a document may have; what Ingestion takes unless it is configured otherwise.</summary>
    public const int MaxDocumentBytes = 4 * 1024 * 1024;

    private const int MaxOnTheWay = 8;

    /// <summary>How long the mesh may take over one document.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Sends files.</summary>
    /// <param name="paths">Paths of the files.</param>
    /// <param name="report">Called once for each file, one call at a time; those refused here come as soon as they are read.</param>
    /// <param name="cancellationToken">Ends the sending; what has a receipt stays stored.</param>
    /// <exception cref="RpcException">The mesh cannot be reached, or the stream broke.</exception>
    public Task SendAsync(IEnumerable<string> paths, Action<SentDocument> report, CancellationToken cancellationToken) =>
        SendAsync(Read(paths), report, cancellationToken);

    /// <summary>Sends documents.</summary>
    /// <param name="documents">The documents, each with the name to report it by; a request is null if it could not be made.</param>
    /// <param name="report">Called once for each document, one call at a time.</param>
    /// <param name="cancellationToken">Ends the sending; what has a receipt stays stored.</param>
    /// <exception cref="RpcException">The mesh cannot be reached, or the stream broke.</exception>
    public async Task SendAsync(IEnumerable<DocumentToSend> documents, Action<SentDocument> report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = client.IngestDispatches(cancellationToken: stop.Token);
        using var room = new SemaphoreSlim(MaxOnTheWay);
        var onTheWay = new ConcurrentQueue<string>();
        var reporting = new Lock();

        async Task WriteAsync()
        {
            foreach (var document in documents)
            {
                if (document.Request is null)
                {
                    lock (reporting)
                    {
                        report(new SentDocument(document.Name, [], document.Problem));
                    }

                    continue;
                }

                await room.WaitAsync(stop.Token);
                onTheWay.Enqueue(document.Name);
                await call.RequestStream.WriteAsync(new IngestDispatchesRequest { Item = document.Request }, stop.Token);
            }

            await call.RequestStream.CompleteAsync();
        }

        var writing = WriteAsync();
        try
        {
            while (await NextAsync(call.ResponseStream, stop.Token))
            {
                if (!onTheWay.TryDequeue(out var name))
                {
                    throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, "the mesh answered more often than it was asked."));
                }

                lock (reporting)
                {
                    report(Read(name, call.ResponseStream.Current));
                }

                room.Release();
            }

            await writing;
        }
        catch (Exception)
        {
            // The writer waits for room that will not come any more; the reader's failure is the one to tell.
            await stop.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static async Task<bool> NextAsync(IAsyncStreamReader<IngestDispatchesResponse> answers, CancellationToken cancellationToken)
    {
        try
        {
            return await answers.MoveNext(cancellationToken).WaitAsync(AnswerTimeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.DeadlineExceeded, "no receipt came in time."));
        }
    }

    private static SentDocument Read(string name, IngestDispatchesResponse answer) => answer.ResultCase switch
    {
        IngestDispatchesResponse.ResultOneofCase.Accepted => new SentDocument(name, answer.Accepted.Receipts, null),
        IngestDispatchesResponse.ResultOneofCase.Error => new SentDocument(name, [], RpcProblem.Of(answer.Error)),
        _ => new SentDocument(name, [], new RpcProblem("INTERNAL", "the mesh answered with neither receipt nor error.", [])),
    };

    private static IEnumerable<DocumentToSend> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            yield return Read(path);
        }
    }

    private static DocumentToSend Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MaxDocumentBytes)
            {
                return DocumentToSend.Refused(path, "content", string.Create(
                    CultureInfo.InvariantCulture, $"has {length:N0} bytes, at most {MaxDocumentBytes:N0} can be sent."));
            }

            return new DocumentToSend(path, new IngestDispatchRequest
            {
                SourceUri = new Uri(Path.GetFullPath(path)).AbsoluteUri,
                MediaType = DocumentFiles.MediaTypeOf(path),
                Content = UnsafeByteOperations.UnsafeWrap(File.ReadAllBytes(path)),
            }, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DocumentToSend.Refused(path, string.Empty, $"cannot be read: {exception.Message}");
        }
    }
}

/// <summary>A document on its way to a mesh.</summary>
/// <param name="Name">The name to report it by.</param>
/// <param name="Request">What to send; null if it is refused already here.</param>
/// <param name="Problem">Why it is refused; null if it is not.</param>
internal sealed record DocumentToSend(string Name, IngestDispatchRequest? Request, RpcProblem? Problem)
{
    /// <summary>A document that is not sent.</summary>
    /// <param name="name">The name to report it by.</param>
    /// <param name="field">The field that is wrong; empty if the document has none yet.</param>
    /// <param name="description">What is wrong, naming the limit and the value found.</param>
    /// <returns>The document.</returns>
    public static DocumentToSend Refused(string name, string field, string description) => new(
        name,
        null,
        field.Length == 0
            ? new RpcProblem("NOT_FOUND", description, [])
            : new RpcProblem("INVALID_ARGUMENT", description, [new BadRequest.Types.FieldViolation { Field = field, Description = description }]));
}
