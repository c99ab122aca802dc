using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DiploMesh.Hosting;

/// <summary>
/// The two endpoints of a process and its transport limits. gRPC without TLS needs a port that speaks nothing but HTTP/2, so
/// everything for HTTP/1.1 clients (JSON, probes, scrapers) has a port of its own.
/// </summary>
internal sealed class MeshListener(MeshOptions options) : IServerAddresses
{
    private ListenOptions? _grpc;
    private ListenOptions? _http;

    /// <inheritdoc />
    public Uri GrpcAddress => Address(_grpc, options.GrpcPort!.Value);

    /// <inheritdoc />
    public Uri HttpAddress => Address(_http, options.HttpPort!.Value);

    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);

        // grpc-dotnet refuses a message over MaxReceiveBytes by its length prefix; this one is for bodies of JSON, in which
        // bytes are base64 and so a third longer.
        limits.MaxRequestBodySize = JsonBodyLimit(options);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.MaxStreamsPerConnection = options.MaxStreamsPerConnection;
        limits.Http2.MaxRequestHeaderFieldSize = 16 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);

        kestrel.Listen(options.Address!, options.GrpcPort!.Value, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            _grpc = listen;
        });
        kestrel.Listen(options.Address!, options.HttpPort!.Value, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            _http = listen;
        });
    }

    /// <summary>The longest JSON body, bytes, for a limit on the message it stands for.</summary>
    public static long JsonBodyLimit(MeshOptions options) => (options.MaxReceiveBytes * 4L / 3) + (64 * 1024);

    // Kestrel writes the port that it really got back into the endpoint when it binds it.
    private Uri Address(ListenOptions? listen, int configuredPort)
    {
        var port = configuredPort == 0 ? listen?.IPEndPoint?.Port ?? 0 : configuredPort;
        if (port == 0)
        {
            throw new InvalidOperationException("The server has not started yet, so it has not got a port.");
        }

        var address = options.Address!;
        var reachable = address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : address;
        return new UriBuilder(Uri.UriSchemeHttp, reachable.ToString(), port).Uri;
    }
}
