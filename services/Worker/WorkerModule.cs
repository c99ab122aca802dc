using DiploMesh.Hosting;
using DiploMesh.Messaging;
using DiploMesh.Storage;
using DiploMesh.Worker.Attribution;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DiploMesh.Worker;

/// <summary>The Worker: has accepted dispatches attributed and stores what was found. Serves nothing but health.</summary>
public sealed class WorkerModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "worker";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<WorkerOptions>().Bind(builder.Configuration.GetSection(WorkerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(builder.Configuration);
        services.AddAttributionClient();
        services.AddTransient<DispatchAttributor>();
        services.AddMessaging(builder.Configuration, messaging => messaging
            .AddConsumer<DispatchAcceptedConsumer, DispatchAcceptedConsumerDefinition>()
            .AddRelay(OutboxOwner.Worker));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
