using DiploMesh.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>A process of the mesh with as much of the messaging as a test needs.</summary>
internal sealed class BusProcess : IAsyncDisposable
{
    private readonly IHost _host;

    private BusProcess(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a process.</summary>
    /// <param name="settings">Configuration, without the section's name.</param>
    /// <param name="outbox">The outbox that it empties; null for none.</param>
    /// <param name="effects">What its consumer works on; null for none.</param>
    public static async Task<BusProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, IOutbox? outbox, Effects? effects)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create($"{MessagingOptions.Section}:{setting.Key}", setting.Value)));
        builder.Services.AddLogging();
        builder.Services.AddSingleton<ISchemaGate, OpenSchemaGate>();
        if (outbox is not null)
        {
            builder.Services.AddKeyedSingleton(OutboxOwner.Ingestion, outbox);
            builder.Services.AddMessaging(builder.Configuration, messaging => messaging.AddRelay(OutboxOwner.Ingestion));
        }

        if (effects is not null)
        {
            builder.Services.AddSingleton(effects);
            builder.Services.AddMessaging(
                builder.Configuration, messaging => messaging.AddConsumer<DispatchAcceptedConsumer, DispatchAcceptedConsumerDefinition>());
        }

        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new BusProcess(host);
    }

    public void Notify() => Services.GetRequiredService<IOutboxSignal>().Notify(OutboxOwner.Ingestion);

    public async Task<HealthReportEntry> HealthAsync()
    {
        var report = await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["bus"];
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
