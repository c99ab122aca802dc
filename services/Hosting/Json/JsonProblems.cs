using System.Net.Mime;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using HttpResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace DiploMesh.Hosting.Json;

/// <summary>Writes a problem as JSON, in the form in which JSON transcoding writes those of a service.</summary>
internal static class JsonProblems
{
    /// <summary>The messages that can stand in the details of a <c>google.rpc.Status</c>.</summary>
    public static TypeRegistry Types { get; } = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);

    private static JsonFormatter Formatter { get; } = new(JsonFormatter.Settings.Default.WithTypeRegistry(Types));

    /// <summary>Answers a request with a problem.</summary>
    /// <param name="response">The answer, not yet begun.</param>
    /// <param name="httpStatus">Status code of HTTP.</param>
    /// <param name="problem">A problem made by <see cref="Problems"/>.</param>
    public static Task WriteAsync(HttpResponse response, int httpStatus, RpcException problem)
    {
        response.StatusCode = httpStatus;
        response.ContentType = MediaTypeNames.Application.Json;
        return response.WriteAsync(Formatter.Format(problem.GetRpcStatus()), response.HttpContext.RequestAborted);
    }
}
