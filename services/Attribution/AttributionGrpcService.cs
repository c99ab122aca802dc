using System.Threading.Channels;
using DiploMesh.Hosting;
using DiploMesh.Protos.Attribution.V1;
using Grpc.Core;

namespace DiploMesh.Attribution;

/// <summary>The gRPC face of <see cref="TextAttributor"/>.</summary>
internal sealed class AttributionGrpcService(AttributionQueue queue) : AttributionService.AttributionServiceBase
{
    public override Task<AttributeTextResponse> AttributeText(AttributeTextRequest request, ServerCallContext context) =>
        queue.AttributeAsync(request, context.CancellationToken);

    public override async Task AttributeTexts(IAsyncStreamReader<AttributeTextsRequest> requestStream, IServerStreamWriter<AttributeTextsResponse> responseStream, ServerCallContext context)
    {
        // Texts are read ahead only as far as this channel goes: a caller that does not take its answers stops being read.
        var answers = Channel.CreateBounded<Task<AttributeTextsResponse>>(new BoundedChannelOptions(queue.StreamWindow) { SingleReader = true, SingleWriter = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var reading = ReadAsync(requestStream, answers.Writer, ended.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(ended.Token))
            {
                await responseStream.WriteAsync(await answer, ended.Token);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private async Task ReadAsync(IAsyncStreamReader<AttributeTextsRequest> requests, ChannelWriter<Task<AttributeTextsResponse>> answers, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            for (var index = 0L; await requests.MoveNext(cancellationToken); index++)
            {
                await answers.WriteAsync(AnswerAsync(index, requests.Current, cancellationToken), cancellationToken);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failure = e;
            throw;
        }
        finally
        {
            answers.TryComplete(failure);
        }
    }

    private async Task<AttributeTextsResponse> AnswerAsync(long index, AttributeTextsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Item is null)
            {
                throw Problems.InvalidArgument("item", "is required");
            }

            return new AttributeTextsResponse { Index = index, Attributed = await queue.AttributeAsync(request.Item, cancellationToken) };
        }
        catch (RpcException e) when (e.GetRpcStatus() is { } status)
        {
            return new AttributeTextsResponse { Index = index, Error = status };
        }
    }
}
