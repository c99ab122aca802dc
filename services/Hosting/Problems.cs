using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Hosting;

/// <summary>One field of a request that is wrong, and why.</summary>
/// <param name="Field">Path of the field in the request, in proto names: <c>content</c>, <c>item.source_uri</c>.</param>
/// <param name="Description">What is wrong, naming the limit and the value found.</param>
public readonly record struct Violation(string Field, string Description);

/// <summary>
/// The errors that services answer with, each a <c>google.rpc.Status</c> with details
/// (<see href="https://google.aip.dev/193">AIP-193</see>).
/// </summary>
public static class Problems
{
    /// <summary>Domain of every <c>ErrorInfo</c>.</summary>
    public const string Domain = "diplomesh";

    /// <summary>The request is wrong; it has changed nothing, and sending it again will not help.</summary>
    /// <param name="violations">The fields that are wrong; at least one.</param>
    /// <returns>An exception with status <c>INVALID_ARGUMENT</c>, <c>ErrorInfo</c> and <c>BadRequest</c>.</returns>
    public static RpcException InvalidArgument(params IReadOnlyList<Violation> violations)
    {
        ArgumentOutOfRangeException.ThrowIfZero(violations.Count);
        var badRequest = new BadRequest();
        foreach (var violation in violations)
        {
            badRequest.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description });
        }

        var message = string.Join("; ", violations.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Field}: {v.Description}")));
        return Create(Code.InvalidArgument, "INVALID_ARGUMENT", message, badRequest);
    }

    /// <summary>One field of the request is wrong.</summary>
    /// <param name="field">Path of the field, in proto names.</param>
    /// <param name="description">What is wrong, naming the limit and the value found.</param>
    /// <returns>See <see cref="InvalidArgument(IReadOnlyList{Violation})"/>.</returns>
    public static RpcException InvalidArgument(string field, string description) => InvalidArgument(new Violation(field, description));

    /// <summary>Nothing has this identifier.</summary>
    /// <param name="resourceType">What was asked for: <c>dispatch</c>, <c>statement</c>.</param>
    /// <param name="resourceName">The identifier that was asked for.</param>
    /// <returns>An exception with status <c>NOT_FOUND</c>, <c>ErrorInfo</c> and <c>ResourceInfo</c>.</returns>
    public static RpcException NotFound(string resourceType, string resourceName) => Create(
        Code.NotFound,
        "NOT_FOUND",
        $"There is no {resourceType} \"{resourceName}\".",
        new ResourceInfo { ResourceType = resourceType, ResourceName = resourceName });

    /// <summary>Something that the call needs is away for the moment; the same call may work later.</summary>
    /// <param name="message">What is away, for people.</param>
    /// <param name="retryDelay">How long to wait before trying again.</param>
    /// <returns>An exception with status <c>UNAVAILABLE</c>, <c>ErrorInfo</c> and <c>RetryInfo</c>.</returns>
    public static RpcException Unavailable(string message, TimeSpan retryDelay) =>
        Create(Code.Unavailable, "UNAVAILABLE", message, new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    /// <summary>The call took longer than its caller, or the server, allows.</summary>
    /// <returns>An exception with status <c>DEADLINE_EXCEEDED</c> and <c>ErrorInfo</c>.</returns>
    public static RpcException DeadlineExceeded() => Create(Code.DeadlineExceeded, "DEADLINE_EXCEEDED", "The call did not end within its deadline.");

    /// <summary>The caller has gone, or gave the call up.</summary>
    /// <returns>An exception with status <c>CANCELLED</c> and <c>ErrorInfo</c>.</returns>
    public static RpcException Cancelled() => Create(Code.Cancelled, "CANCELLED", "The call was cancelled.");

    /// <summary>A fault of the service. The caller hears nothing of it but where the log tells of it.</summary>
    /// <param name="errorId">Identifier under which the fault is logged.</param>
    /// <returns>An exception with status <c>INTERNAL</c>, <c>ErrorInfo</c> and <c>RequestInfo</c>.</returns>
    public static RpcException Internal(string errorId) => Create(
        Code.Internal,
        "INTERNAL",
        $"The service failed; its log tells why under error {errorId}.",
        new RequestInfo { RequestId = errorId });

    /// <summary>A status with a machine-readable reason.</summary>
    /// <param name="code">The canonical code.</param>
    /// <param name="reason">UPPER_SNAKE_CASE reason, unique within <see cref="Domain"/>.</param>
    /// <param name="message">What happened and what to do, for people.</param>
    /// <param name="details">Further details.</param>
    /// <returns>An exception that carries the status to the caller.</returns>
    public static RpcException Create(Code code, string reason, string message, params IReadOnlyList<Google.Protobuf.IMessage> details)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Domain, Reason = reason }));
        foreach (var detail in details)
        {
            status.Details.Add(Any.Pack(detail));
        }

        return status.ToRpcException();
    }
}
