using System.Net;

namespace DiploMesh.Hosting;

/// <summary>How a process of the mesh listens, what it accepts and how it ends; configuration section <c>Mesh</c>.</summary>
public sealed record MeshOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Mesh";

    /// <summary>The IP address to listen on, or <c>localhost</c>; <c>0.0.0.0</c> or <c>::</c> for all.</summary>
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>Port for gRPC (HTTP/2 without TLS); 0 = a free one; unset = the default of the module.</summary>
    public int? GrpcPort { get; init; }

    /// <summary>
    /// Port for HTTP/1.1: JSON, <c>/healthz</c>, <c>/readyz</c>, <c>/metrics</c>; 0 = a free one; unset = the next after
    /// <see cref="GrpcPort"/>.
    /// </summary>
    public int? HttpPort { get; init; }

    /// <summary>True to listen beyond this machine although calls are neither encrypted nor authenticated.</summary>
    public bool AllowInsecureBind { get; init; }

    /// <summary>Whether gRPC reflection is served; unset = only on loopback addresses.</summary>
    public bool? Reflection { get; init; }

    /// <summary>The largest request message, bytes, from 1 KiB; larger ones get <c>RESOURCE_EXHAUSTED</c>.</summary>
    public int MaxReceiveBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Connections at the same time, over both ports, from 1; further ones are closed.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>Calls at the same time on one gRPC connection, from 1; further ones wait.</summary>
    public int MaxStreamsPerConnection { get; init; } = 100;

    /// <summary>Time that a unary call has if its caller sets no deadline, seconds, from 1.</summary>
    public int DefaultDeadlineSeconds { get; init; } = 30;

    /// <summary>The longest time that a unary call can have, seconds, not below <see cref="DefaultDeadlineSeconds"/>.</summary>
    public int MaxDeadlineSeconds { get; init; } = 120;

    /// <summary>How long a stream may wait for its caller to send or to read the next message, seconds, from 1.</summary>
    public int StreamIdleSeconds { get; init; } = 300;

    /// <summary>
    /// How long the process goes on serving after it was told to stop, not ready any more, so that load balancers notice;
    /// seconds, from 0.
    /// </summary>
    public int DrainSeconds { get; init; }

    /// <summary>How long running calls have to finish when the process stops, seconds, from 1.</summary>
    public int ShutdownSeconds { get; init; } = 25;

    /// <summary>How log lines look.</summary>
    public LogFormat LogFormat { get; init; } = LogFormat.Simple;

    /// <summary>True to log to standard error, for programs whose standard output is their result.</summary>
    public bool LogToStandardError { get; init; }

    /// <summary><see cref="BindAddress"/> as an address, or null if it is none.</summary>
    internal IPAddress? Address => BindAddress switch
    {
        "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(BindAddress, out var address) ? address : null,
    };

    /// <summary>Whether only this machine can reach the process.</summary>
    internal bool IsLoopback => Address is { } address && IPAddress.IsLoopback(address);
}

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>One readable line per event.</summary>
    Simple = 1,

    /// <summary>One JSON object per line, for collectors.</summary>
    Json = 2,
}
