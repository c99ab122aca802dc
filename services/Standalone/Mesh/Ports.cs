using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DiploMesh.Standalone.Mesh;

/// <summary>Looks at ports before a mesh is built on them.</summary>
internal static class Ports
{
    /// <summary>
    /// Says early and clearly that a port is taken, before anything touches the data. Whoever takes it a moment later is still
    /// noticed when the server binds.
    /// </summary>
    /// <param name="port">Port for gRPC; 0 asks for free ones and is always right.</param>
    /// <exception cref="UserException">The port, or the next one, is taken.</exception>
    public static void RequireFree(int port)
    {
        if (port == 0)
        {
            return;
        }

        foreach (var candidate in new[] { port, port + 1 })
        {
            using var listener = new TcpListener(IPAddress.Loopback, candidate);
            try
            {
                listener.Start();
            }
            catch (SocketException exception)
            {
                var reason = exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? "is taken, perhaps by another mesh"
                    : $"cannot be used ({exception.Message})";
                throw new UserException(string.Create(
                    CultureInfo.InvariantCulture, $"port {candidate} {reason}; choose others with --port N (N is for gRPC, N+1 for JSON, health and metrics)."));
            }
        }
    }
}
