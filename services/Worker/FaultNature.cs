using System.Data.Common;
using System.Net.Sockets;
using DiploMesh.Worker.Attribution;
using Grpc.Core;

namespace DiploMesh.Worker;

/// <summary>Whether trying again can help.</summary>
internal enum Fault
{
    /// <summary>The same will happen again: the message goes to the error queue at once.</summary>
    Permanent = 1,

    /// <summary>Something is away or overloaded and will come back.</summary>
    Transient = 2,

    /// <summary>Either is possible; a few attempts tell.</summary>
    Unclear = 3,
}

/// <summary>Tells what kind of fault an exception is.</summary>
internal static class FaultNature
{
    /// <summary>The kind of fault.</summary>
    public static Fault Of(Exception exception) => exception switch
    {
        RpcException rpc => Of(rpc.StatusCode),
        DbException => Fault.Transient, // the store makes no mistakes of its own: it is locked, full, restarting or away
        TimeoutException or IOException or SocketException or OperationCanceledException => Fault.Transient,
        DispatchMissingException or UnidentifiedMessageException or InvalidAttributionException => Fault.Permanent,
        _ => Fault.Unclear,
    };

    private static Fault Of(StatusCode code) => code switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Aborted
            or StatusCode.Cancelled => Fault.Transient, // CANCELLED comes from a server that is stopping
        StatusCode.Internal or StatusCode.Unknown => Fault.Unclear, // a connection cut in mid-answer, or a bug
        _ => Fault.Permanent,
    };
}
