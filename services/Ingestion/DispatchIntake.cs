using DiploMesh.Hosting;
using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Requests;
using DiploMesh.Messaging;
using DiploMesh.Messaging.Contracts;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Storage;

namespace DiploMesh.Ingestion;

/// <summary>The way of one document into the store: check the request, read the document, store it, say what became of it.</summary>
internal sealed partial class DispatchIntake(
    DocumentPipeline pipeline,
    DispatchAssembler assembler,
    ReadingGate gate,
    IDispatchStore store,
    IOutboxSignal outbox,
    IngestionOptions options,
    TimeProvider time,
    ILogger<DispatchIntake> logger)
{
    /// <summary>Takes a document in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call; what is not committed is not stored.</param>
    /// <returns>A receipt per dispatch in the document.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: the document was refused and nothing has changed;
    /// <c>UNAVAILABLE</c>: too many documents wait.</exception>
    public async Task<IngestDispatchResponse> TakeInAsync(IngestDispatchRequest request, CancellationToken cancellationToken)
    {
        var valid = ValidRequest.Check(request, options, time.GetUtcNow());
        var dispatches = await gate.RunAsync(() => assembler.Assemble(valid, pipeline.Read(valid.Document, cancellationToken)), cancellationToken);
        try
        {
            var result = await store.AcceptAsync(
                new AcceptCommand
                {
                    RequestId = valid.RequestId,
                    RequestSha256 = RequestFingerprint.Of(request),
                    Raw = request.Content.ToByteArray(),
                    Dispatches = dispatches,
                    Announce = dispatch => OutboxMessages.For(new DispatchAccepted(dispatch.Id, dispatch.Revision, dispatch.CreateTime.ToDateTimeOffset())),
                },
                cancellationToken);
            outbox.Notify(OutboxOwner.Ingestion);
            Log(request, result);
            return Answer(result);
        }
        catch (RequestIdReusedException)
        {
            throw Problems.InvalidArgument("request_id", $"\"{request.RequestId}\" was used before with other content");
        }
    }

    private static IngestDispatchResponse Answer(AcceptResult result)
    {
        var response = new IngestDispatchResponse { Replayed = result.Replayed };
        response.Receipts.AddRange(result.Dispatches.Select(accepted => new Receipt
        {
            Dispatch = accepted.Dispatch,
            Outcome = accepted.Outcome switch
            {
                AcceptOutcome.Created => Outcome.Created,
                AcceptOutcome.Revised => Outcome.Revised,
                _ => Outcome.Unchanged,
            },
        }));
        return response;
    }

    private void Log(IngestDispatchRequest request, AcceptResult result)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            var fresh = result.Dispatches.Count(accepted => accepted.Outcome != AcceptOutcome.Unchanged);
            LogAccepted(result.Dispatches[0].Dispatch.MediaType, request.Content.Length, result.Dispatches.Count, fresh, result.Replayed);
        }
    }

    // Counts and sizes only: what a dispatch says, and where it comes from, is no business of the log.
    [LoggerMessage(
        EventName = "DocumentAccepted",
        Level = LogLevel.Information,
        Message = "Accepted {MediaType} of {Bytes} bytes: {Dispatches} dispatches, {Fresh} of them new or revised (replayed: {Replayed})")]
    private partial void LogAccepted(string mediaType, int bytes, int dispatches, int fresh, bool replayed);
}
