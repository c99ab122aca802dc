using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Hosting.Tests;

/// <summary>Reads problems as callers do.</summary>
internal static class ProblemReading
{
    public static IEnumerable<BadRequest.Types.FieldViolation> Violations(this RpcException problem) =>
        problem.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];

    public static string? Reason(this RpcException problem) => problem.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;

    /// <summary>The detail with this short type name, in a problem read from JSON.</summary>
    public static JsonElement Detail(this JsonElement problem, MessageDescriptor type) =>
        problem.GetProperty("details").EnumerateArray().Single(detail => detail.GetProperty("@type").GetString() == $"type.googleapis.com/{type.FullName}");
}
