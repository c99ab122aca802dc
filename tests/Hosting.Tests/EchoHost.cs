using DiploMesh.Hosting.Tests.Protos;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiploMesh.Hosting.Tests;

/// <summary>A running process with the <see cref="EchoModule"/>, on ports of its own, and clients for it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private EchoHost(WebApplication app, EchoModule module)
    {
        App = app;
        Module = module;
        var addresses = app.Services.GetRequiredService<IServerAddresses>();
        GrpcAddress = addresses.GrpcAddress;
        Channel = GrpcChannel.ForAddress(GrpcAddress);
        Grpc = new EchoService.EchoServiceClient(Channel);
        Http = new HttpClient { BaseAddress = addresses.HttpAddress };
    }

    public WebApplication App { get; }

    public EchoModule Module { get; }

    public Uri GrpcAddress { get; }

    public int GrpcPort => GrpcAddress.Port;

    public GrpcChannel Channel { get; }

    public EchoService.EchoServiceClient Grpc { get; }

    public HttpClient Http { get; }

    public static Task<EchoHost> StartAsync(params string[] settings) => StartAsync(settings, _ => { });

    public static async Task<EchoHost> StartAsync(string[] settings, Action<IServiceCollection> configure)
    {
        var module = new EchoModule();
        var app = MeshHost.Build(["--Mesh:GrpcPort=0", .. settings], [module], builder =>
        {
            builder.Logging.ClearProviders();
            configure(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EchoHost(app, module);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await App.DisposeAsync();
    }
}
