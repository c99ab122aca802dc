using System.Globalization;
using DiploMesh.Attribution;
using DiploMesh.Hosting;
using DiploMesh.Ingestion;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Query;
using DiploMesh.Storage;
using DiploMesh.Worker;
using Grpc.Net.ClientFactory;

namespace DiploMesh.Standalone.Mesh;

/// <summary>Every service of the mesh in this process, with SQLite in a folder and the in-memory bus over its durable outbox.</summary>
internal sealed class StandaloneMesh : IAsyncDisposable
{
    /// <summary>How long the schema may take to be ready; a fresh one takes well under a second.</summary>
    private static readonly TimeSpan SchemaTimeout = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly DataFolder _data;

    private StandaloneMesh(WebApplication app, DataFolder data)
    {
        _app = app;
        _data = data;
    }

    /// <summary>Address of the gRPC port.</summary>
    public Uri GrpcAddress => _app.Services.GetRequiredService<IServerAddresses>().GrpcAddress;

    /// <summary>Address of the port for JSON, health and metrics.</summary>
    public Uri HttpAddress => _app.Services.GetRequiredService<IServerAddresses>().HttpAddress;

    /// <summary>Starts a mesh and waits until it can answer.</summary>
    /// <param name="data">Where it keeps its data; the mesh closes it when it is disposed of.</param>
    /// <param name="port">Port for gRPC, the next one is for HTTP; 0 for two free ones.</param>
    /// <param name="quiet">True to log nothing; else to standard error.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running mesh.</returns>
    public static async Task<StandaloneMesh> StartAsync(DataFolder data, int port, bool quiet, CancellationToken cancellationToken)
    {
        var mesh = new StandaloneMesh(MeshHost.Build(Settings(data, port), Modules(), builder => Configure(builder, quiet)), data);
        try
        {
            await mesh._app.StartAsync(cancellationToken);
            await mesh._app.Services.GetRequiredService<ISchemaGate>().WaitAsync(cancellationToken).WaitAsync(SchemaTimeout, cancellationToken);
            return mesh;
        }
        catch
        {
            await mesh.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until the process is told to stop, then stops in order.</summary>
    /// <param name="cancellationToken">Tells it to stop.</param>
    public Task ServeAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // Also after a start that failed half-way: what did start has to stop.
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }
        finally
        {
            _data.Dispose();
        }
    }

    private static void Configure(WebApplicationBuilder builder, bool quiet)
    {
        if (quiet)
        {
            builder.Logging.ClearProviders();
        }

        // The Worker calls the Attribution of this very process, on the port that it really got. That is known once the server
        // listens; the Worker first calls when a dispatch has come in through it, or was left over on a port that is fixed.
        builder.Services
            .AddOptions<GrpcClientFactoryOptions>(nameof(AttributionService.AttributionServiceClient))
            .PostConfigure<IServerAddresses>((client, addresses) => client.Address = addresses.GrpcAddress);
    }

    private static IServiceModule[] Modules() => [new IngestionModule(), new AttributionModule(), new QueryModule(), new WorkerModule()];

    private static string[] Settings(DataFolder data, int port) =>
    [
        Setting("Mesh:GrpcPort", port),
        Setting("Mesh:HttpPort", port == 0 ? 0 : port + 1),
        "--Mesh:LogToStandardError=true",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:DiploMesh=Information",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        // A mesh that is starting is not ready yet; that is no failure to report.
        "--Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks=Critical",
        "--Storage:Provider=Sqlite",
        $"--Storage:ConnectionString=Data Source={data.DatabasePath}",
        "--Storage:MigrateOnStart=true",
        "--Messaging:Transport=InMemory",
    ];

    private static string Setting(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"--{name}={value}");
}
