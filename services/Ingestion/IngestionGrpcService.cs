using DiploMesh.Hosting;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Storage;
using Grpc.Core;

namespace DiploMesh.Ingestion;

/// <summary>Serves <c>diplomesh.ingestion.v1.IngestionService</c>.</summary>
internal sealed class IngestionGrpcService(DispatchIntake intake, IDispatchReader reader) : IngestionService.IngestionServiceBase
{
    private const int MaxIdLength = 64;

    /// <inheritdoc/>
    public override Task<IngestDispatchResponse> IngestDispatch(IngestDispatchRequest request, ServerCallContext context) =>
        intake.TakeInAsync(request, context.CancellationToken);

    /// <summary>
    /// One document at a time: the next is read from the wire only when the answer to the one before was taken. That is the
    /// order and the back-pressure that the contract promises; HTTP/2 flow control carries it to the caller.
    /// </summary>
    /// <inheritdoc/>
    public override async Task IngestDispatches(
        IAsyncStreamReader<IngestDispatchesRequest> requestStream,
        IServerStreamWriter<IngestDispatchesResponse> responseStream,
        ServerCallContext context)
    {
        for (var index = 0L; await requestStream.MoveNext(context.CancellationToken); index++)
        {
            var response = await AnswerAsync(requestStream.Current, index, context.CancellationToken);
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task<GetDispatchResponse> GetDispatch(GetDispatchRequest request, ServerCallContext context)
    {
        RequireId(request.DispatchId);
        if (request.Revision < 0)
        {
            throw Problems.InvalidArgument("revision", $"must not be negative; it is {request.Revision}");
        }

        var dispatch = await reader.FindAsync(request.DispatchId, request.Revision, context.CancellationToken)
            ?? throw Problems.NotFound("dispatch", request.Revision == 0 ? request.DispatchId : $"{request.DispatchId} revision {request.Revision}");
        var response = new GetDispatchResponse { Dispatch = dispatch };
        if (request.IncludeRaw)
        {
            var raw = await reader.FindRawAsync(new RevisionKey(dispatch.Id, dispatch.Revision), context.CancellationToken);
            response.Raw = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(raw ?? []);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context)
    {
        RequireId(request.DispatchId);
        var size = PageSizes.Resolve(request.PageSize);
        var query = QueryFingerprint.Of(request);
        int? before = request.PageToken.Length > 0 ? (int)PageTokens.Decode(request.PageToken, query) : null;

        // One more than asked for tells whether there is a next page.
        var revisions = await reader.ListRevisionsAsync(request.DispatchId, before, size + 1, context.CancellationToken);
        if (revisions.Count == 0 && before is null)
        {
            throw Problems.NotFound("dispatch", request.DispatchId);
        }

        var response = new ListRevisionsResponse();
        response.Revisions.AddRange(revisions.Take(size));
        if (revisions.Count > size)
        {
            response.NextPageToken = PageTokens.Encode(query, response.Revisions[^1].Revision);
        }

        return response;
    }

    // A document's error is its answer; anything else (the store is gone, the call was cancelled) ends the stream.
    private async Task<IngestDispatchesResponse> AnswerAsync(IngestDispatchesRequest request, long index, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Item is null)
            {
                throw Problems.InvalidArgument("item", "is missing");
            }

            return new IngestDispatchesResponse { Index = index, Accepted = await intake.TakeInAsync(request.Item, cancellationToken) };
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.Unavailable && e.GetRpcStatus() is not null)
        {
            return new IngestDispatchesResponse { Index = index, Error = e.GetRpcStatus() };
        }
    }

    private static void RequireId(string dispatchId)
    {
        if (dispatchId.Length is 0 or > MaxIdLength)
        {
            throw Problems.InvalidArgument("dispatch_id", $"must have 1 to {MaxIdLength} characters; it has {dispatchId.Length}");
        }
    }
}
