using System.Data.Common;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Hosting.Calls;

/// <summary>
/// Turns what goes wrong in a call into a status. What a service says itself (<see cref="Problems"/>) passes; what it did not
/// foresee is logged under an identifier, of which alone the caller hears.
/// </summary>
internal sealed partial class FaultInterceptor(StreamIdleLimit idle, TimeProvider time, ILogger<FaultInterceptor> logger) : Interceptor
{
    /// <summary>What a caller is told to wait before it tries again, while something is away.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Translate(e, context);
        }
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        UnaryServerHandler(requestStream, context, (stream, call) => continuation(idle.Limit(stream), call));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, idle.Limit(responseStream), context), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(idle.Limit(requestStream), idle.Limit(responseStream), context), context);

    private async Task GuardAsync(Func<Task> call, ServerCallContext context)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Translate(e, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            return IsPastDeadline(context) ? Problems.DeadlineExceeded() : Problems.Cancelled();
        }

        if (exception is BadHttpRequestException bad)
        {
            return Problems.InvalidArgument("body", bad.Message);
        }

        var errorId = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        if (IsOutage(exception))
        {
            LogOutage(logger, errorId, context.Method, exception);
            return Problems.Unavailable($"Something that this call needs cannot be reached; try again later (error {errorId}).", RetryDelay);
        }

        LogFault(logger, errorId, context.Method, exception);
        return Problems.Internal(errorId);
    }

    private bool IsPastDeadline(ServerCallContext context) =>
        context.Deadline <= time.GetUtcNow().UtcDateTime
        || context.GetHttpContext().Features.Get<JsonDeadline>()?.Passed.IsCancellationRequested == true;

    // The store runs again what fails for a passing reason; what still comes out of it is locked, restarting or away.
    private static bool IsOutage(Exception? exception) => exception is not null
        && (exception is DbException or SocketException or TimeoutException || IsOutage(exception.InnerException));

    [LoggerMessage(EventId = 1, EventName = "CallFault", Level = LogLevel.Error, Message = "Error {ErrorId}: {Method} failed")]
    private static partial void LogFault(ILogger logger, string errorId, string method, Exception exception);

    [LoggerMessage(EventId = 2, EventName = "CallOutage", Level = LogLevel.Warning, Message = "Error {ErrorId}: {Method} lacked something it needs")]
    private static partial void LogOutage(ILogger logger, string errorId, string method, Exception exception);
}
