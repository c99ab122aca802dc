using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Standalone.Client;

/// <summary>An error that a mesh answered with, or the want of an answer, in words.</summary>
/// <param name="Code">Name of the gRPC status, for example <c>INVALID_ARGUMENT</c>.</param>
/// <param name="Message">What happened, in one line.</param>
/// <param name="Violations">The fields that are wrong; empty if the error is not about fields.</param>
internal sealed record RpcProblem(string Code, string Message, IReadOnlyList<BadRequest.Types.FieldViolation> Violations)
{
    /// <summary>The lines to print: one for each wrong field, else the message.</summary>
    public IReadOnlyList<string> Lines => Violations.Count > 0 ? [.. Violations.Select(v => $"{v.Field}: {v.Description}")] : [Message];

    /// <summary>Reads a failed call.</summary>
    /// <param name="exception">What the call threw.</param>
    /// <param name="server">Address that was called; null if the call stayed in this process.</param>
    /// <returns>The error in words, with what to do where that is known.</returns>
    public static RpcProblem Of(RpcException exception, Uri? server = null)
    {
        if (exception.GetRpcStatus() is { } status)
        {
            return Of(status);
        }

        var message = exception.StatusCode switch
        {
            StatusCode.Unavailable => $"no mesh can be reached at {server}: {Reason(exception)}. Start one with \"diplomesh up\", or name another with --server.",
            StatusCode.DeadlineExceeded => "the mesh did not answer in time; it may be overloaded. Try again, or ask for less.",
            StatusCode.Unimplemented => "the server does not offer this; is it a DiploMesh of this version, and its gRPC port?",
            StatusCode.Internal when exception.Status.DebugException is HttpRequestException =>
                "the server does not speak gRPC there; JSON and health are served one port above the gRPC port.",
            _ => exception.Status.Detail,
        };
        return new RpcProblem(NameOf((Code)exception.StatusCode), message, []);
    }

    /// <summary>Reads a status that came inside an answer.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The error in words.</returns>
    public static RpcProblem Of(Google.Rpc.Status status) =>
        new(NameOf((Code)status.Code), status.Message, status.GetDetail<BadRequest>()?.FieldViolations.ToArray() ?? []);

    private static string NameOf(Code code) => Rendering.Vocabulary.Token(code).ToUpperInvariant();

    /// <summary>What the network said, without the layers around it.</summary>
    private static string Reason(RpcException exception) =>
        (exception.Status.DebugException?.GetBaseException().Message ?? exception.Status.Detail).TrimEnd('.');
}
