using System.Net;
using System.Net.Sockets;

namespace DiploMesh.Testing;

/// <summary>Loopback ports that nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>Finds free ports. Another process may take one before it is used; whoever starts a server on one must notice that.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <returns>The ports, all different.</returns>
    public static IReadOnlyList<int> Take(int count)
    {
        // All are held open until the last is found, so that no port comes twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
