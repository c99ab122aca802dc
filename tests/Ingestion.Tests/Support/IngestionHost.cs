using DiploMesh.Hosting;
using DiploMesh.Messaging;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Storage;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Ingestion.Tests.Support;

/// <summary>The service on a real server and a real client to it; store and bus are in memory.</summary>
internal sealed class IngestionHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private IngestionHost(WebApplication app, MemoryDispatchStore store, CountingSignal signal)
    {
        _app = app;
        (Store, Signal) = (store, signal);
        var addresses = app.Services.GetRequiredService<IServerAddresses>();
        _channel = GrpcChannel.ForAddress(addresses.GrpcAddress);
        Client = new IngestionService.IngestionServiceClient(_channel);
        Http = new HttpClient { BaseAddress = addresses.HttpAddress };
    }

    public MemoryDispatchStore Store { get; }

    public CountingSignal Signal { get; }

    public IngestionService.IngestionServiceClient Client { get; }

    public HttpClient Http { get; }

    public static async Task<IngestionHost> StartAsync(params string[] settings)
    {
        var module = new IntakeModule();
        var app = MeshHost.Build(["--Mesh:GrpcPort=0", "--Mesh:HttpPort=0", .. settings], [module], builder => builder.Logging.ClearProviders());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new IngestionHost(app, module.Store, module.Signal);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        Http.Dispose();
        await _app.DisposeAsync();
    }

    internal sealed class CountingSignal : IOutboxSignal
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Notify(OutboxOwner owner) => Interlocked.Increment(ref _count);
    }

    private sealed class IntakeModule : IServiceModule
    {
        public MemoryDispatchStore Store { get; } = new();

        public CountingSignal Signal { get; } = new();

        public string Name => "ingestion";

        public void AddServices(IHostApplicationBuilder builder)
        {
            builder.Services.AddSingleton<TimeProvider>(TimeProvider.System);
            builder.Services.AddSingleton<IDispatchStore>(Store);
            builder.Services.AddSingleton<IDispatchReader>(Store);
            builder.Services.AddSingleton<IOutboxSignal>(Signal);
            IngestionModule.AddIntake(builder.Services);
        }

        public void MapEndpoints(IEndpointRouteBuilder endpoints) => new IngestionModule().MapEndpoints(endpoints);
    }
}
