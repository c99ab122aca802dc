using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace DiploMesh.Hosting.Calls;

/// <summary>
/// Gives every unary call an end: gRPC knows no default deadline, and a caller may set one of a year. A call without a deadline
/// gets <see cref="MeshOptions.DefaultDeadlineSeconds"/>, no call gets more than <see cref="MeshOptions.MaxDeadlineSeconds"/>.
/// Streams go on as long as both sides take part, see <see cref="StreamIdleLimit"/>.
/// </summary>
internal sealed class CallDeadlines(RequestDelegate next, MeshOptions options, TimeProvider time)
{
    private readonly TimeSpan _default = TimeSpan.FromSeconds(options.DefaultDeadlineSeconds);
    private readonly TimeSpan _max = TimeSpan.FromSeconds(options.MaxDeadlineSeconds);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type != MethodType.Unary)
        {
            return next(context);
        }

        var asked = GrpcTimeout.Parse(context.Request.Headers[GrpcTimeout.Header]) ?? _default;
        var timeout = asked < _max ? asked : _max;
        if (context.IsJsonCall())
        {
            return InvokeWithinAsync(context, timeout);
        }

        // grpc-dotnet enforces what the header says: token, status and propagation to calls that this one makes.
        context.Request.Headers[GrpcTimeout.Header] = GrpcTimeout.Format(timeout);
        return next(context);
    }

    // JSON transcoding knows no deadline; its calls end with the token of the request.
    private async Task InvokeWithinAsync(HttpContext context, TimeSpan timeout)
    {
        var aborted = context.RequestAborted;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, deadline.Token);
        context.Features.Set(new JsonDeadline(deadline.Token));
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }
}

/// <summary>The deadline of a JSON call.</summary>
/// <param name="Passed">Cancelled when it has passed.</param>
internal sealed record JsonDeadline(CancellationToken Passed);
