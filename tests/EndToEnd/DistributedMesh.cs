using DiploMesh.Testing;

namespace DiploMesh.EndToEnd;

/// <summary>Four services as four processes over a real broker, sharing one SQLite file: what Kubernetes runs, on one machine.</summary>
internal sealed class DistributedMesh : IMesh
{
    private readonly Dictionary<string, ServiceProcess> _services;

    private DistributedMesh(Dictionary<string, ServiceProcess> services, string ingestionAddress, string queryAddress)
    {
        _services = services;
        IngestionAddress = ingestionAddress;
        QueryAddress = queryAddress;
    }

    public string IngestionAddress { get; }

    public string QueryAddress { get; }

    /// <summary>Starts the four at once, in no order, and waits until all are ready.</summary>
    public static async Task<DistributedMesh> StartAsync(string dataFolder, Uri broker, CancellationToken cancellationToken)
    {
        var prefix = $"e2e-{Guid.NewGuid():N}";
        string[] names = ["Ingestion", "Attribution", "Query", "Worker"];
        var ports = FreePorts.Take(2 * names.Length);
        string Grpc(string name) => $"http://127.0.0.1:{ports[2 * Array.IndexOf(names, name)]}";
        var services = new Dictionary<string, ServiceProcess>();
        try
        {
            for (var i = 0; i < names.Length; i++)
            {
                services.Add(names[i], ServiceProcess.Start(new ServiceProcessOptions
                {
                    AssemblyPath = Built.Program(names[i]),
                    Environment = new Dictionary<string, string?>
                    {
                        ["Mesh__GrpcPort"] = $"{ports[2 * i]}",
                        ["Mesh__HttpPort"] = $"{ports[(2 * i) + 1]}",
                        ["Storage__Provider"] = "Sqlite",
                        ["Storage__ConnectionString"] = $"Data Source={Path.Combine(dataFolder, "mesh.db")}",
                        ["Messaging__Transport"] = "RabbitMq",
                        ["Messaging__RabbitMq__Uri"] = broker.ToString(),
                        ["Messaging__NamePrefix"] = prefix,
                        ["Worker__AttributionAddress"] = Grpc("Attribution"),
                    },
                    Readiness = new Uri($"http://127.0.0.1:{ports[(2 * i) + 1]}/readyz"),
                }));
            }

            await Task.WhenAll(services.Values.Select(service => service.WaitUntilReadyAsync(cancellationToken)));
            return new DistributedMesh(services, Grpc("Ingestion"), Grpc("Query"));
        }
        catch
        {
            await DisposeAllAsync(services);
            throw;
        }
    }

    public Task KillAsync(string name, CancellationToken cancellationToken) => _services[name].KillAsync(cancellationToken);

    public Task RestartAsync(string name, CancellationToken cancellationToken) => _services[name].RestartAsync(cancellationToken);

    public Task<int> StopAsync(string name, CancellationToken cancellationToken) => _services[name].StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => new(DisposeAllAsync(_services));

    private static async Task DisposeAllAsync(Dictionary<string, ServiceProcess> services)
    {
        foreach (var service in services.Values)
        {
            await service.DisposeAsync();
        }
    }
}
