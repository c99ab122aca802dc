using System.Globalization;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DiploMesh.Hosting.Calls;

/// <summary>
/// Names the limit to callers whose message is over it. grpc-dotnet refuses such a message before any interceptor runs, with
/// a status that tells neither the limit nor a reason; here it gets both before it leaves.
/// </summary>
internal sealed class OversizeMessages(RequestDelegate next, MeshOptions options)
{
    private const string RefusedByGrpc = "Received message exceeds the maximum configured message size.";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var status = context.Response.HasStarted
            ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
            : context.Response.Headers;
        if (status is null || status["grpc-message"] != RefusedByGrpc)
        {
            return;
        }

        var problem = Problem(options);
        status["grpc-message"] = problem.Status.Detail;
        status["grpc-status-details-bin"] = Convert.ToBase64String(problem.GetRpcStatus()!.ToByteArray());
    }

    /// <summary>The message of the request is too large.</summary>
    public static RpcException Problem(MeshOptions options) => Problems.Create(
        Code.ResourceExhausted,
        "MESSAGE_TOO_LARGE",
        string.Create(CultureInfo.InvariantCulture, $"The message is larger than {options.MaxReceiveBytes} bytes, the most this server takes."));
}
