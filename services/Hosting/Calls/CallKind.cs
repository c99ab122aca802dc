using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;

namespace DiploMesh.Hosting.Calls;

/// <summary>Tells the two ways apart in which a method can be called.</summary>
internal static class CallKind
{
    /// <summary>The HTTP rule by which a method is called as JSON, or null if the request is something else.</summary>
    public static GrpcJsonTranscodingMetadata? JsonRule(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>();

    /// <summary>Whether a method is called as JSON.</summary>
    public static bool IsJsonCall(this HttpContext context) => context.JsonRule() is not null;
}
