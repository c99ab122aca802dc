using DiploMesh.Testing;

namespace DiploMesh.EndToEnd;

/// <summary>The whole mesh in one process, <c>diplomesh up</c>, with its data in a folder.</summary>
internal sealed class StandaloneMesh : IMesh
{
    private readonly ServiceProcess _process;

    private StandaloneMesh(ServiceProcess process, int port)
    {
        _process = process;
        IngestionAddress = $"http://127.0.0.1:{port}";
    }

    public string IngestionAddress { get; }

    public string QueryAddress => IngestionAddress;

    public static async Task<StandaloneMesh> StartAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var port = await FreePairAsync();
        var process = await ServiceProcess.StartReadyAsync(
            new ServiceProcessOptions
            {
                AssemblyPath = Built.Program("Standalone"),
                Arguments = ["up", "--data", dataFolder, "--port", $"{port}"],
                Environment = new Dictionary<string, string?>(),
                Readiness = new Uri($"http://127.0.0.1:{port + 1}/readyz"),
            },
            cancellationToken);
        return new StandaloneMesh(process, port);
    }

    public Task KillAsync(CancellationToken cancellationToken) => _process.KillAsync(cancellationToken);

    public Task RestartAsync(CancellationToken cancellationToken) => _process.RestartAsync(cancellationToken);

    public Task<int> StopAsync(CancellationToken cancellationToken) => _process.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>"up" serves on a port and the one above it: both must be free.</summary>
    private static Task<int> FreePairAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = FreePorts.Take(1)[0];
            try
            {
                using var next = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port + 1);
                next.Start();
                return Task.FromResult(port);
            }
            catch (System.Net.Sockets.SocketException)
            {
            }
        }

        throw new InvalidOperationException("No two free ports next to each other were found in 100 attempts.");
    }
}
