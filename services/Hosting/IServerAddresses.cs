namespace DiploMesh.Hosting;

/// <summary>
/// Where this process listens, with the ports that it really got. A singleton of every host that <see cref="MeshHost"/> builds.
/// </summary>
public interface IServerAddresses
{
    /// <summary>Address of the gRPC port, for a client on this machine: <c>http://127.0.0.1:5000</c>.</summary>
    /// <exception cref="InvalidOperationException">The port is chosen by the system and the server has not started yet.</exception>
    Uri GrpcAddress { get; }

    /// <summary>Address of the HTTP port (JSON, health, metrics), for a client on this machine.</summary>
    /// <exception cref="InvalidOperationException">The port is chosen by the system and the server has not started yet.</exception>
    Uri HttpAddress { get; }
}
