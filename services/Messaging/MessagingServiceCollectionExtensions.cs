using DiploMesh.Messaging.Relay;
using DiploMesh.Messaging.Topology;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging;

/// <summary>Registers the bus.</summary>
public static class MessagingServiceCollectionExtensions
{
    /// <summary>
    /// Adds what a service consumes and sends. Each module of a process calls it; together they share one bus, which
    /// starts without the broker and connects when it can. Adds the health check <c>bus</c> (tag <c>ready</c>): a
    /// process that consumes is ready only with the bus; one that only sends is degraded without it, for the outbox keeps what it accepts.
    /// </summary>
    /// <param name="services">The services of the process.</param>
    /// <param name="configuration">The configuration with the section <see cref="MessagingOptions.Section"/>.</param>
    /// <param name="configure">Adds consumers and relays.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration, Action<MessagingBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);
        if (!services.Any(service => service.ServiceType == typeof(OutboxSignal)))
        {
            AddBus(services, configuration.GetSection(MessagingOptions.Section));
        }

        configure(new MessagingBuilder(services));
        return services;
    }

    private static void AddBus(IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<MessagingOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>());
        services.AddSingleton<RelayMetrics>();
        services.AddSingleton<ConsumedMessages>();
        services.AddSingleton<IOutboxPublisher, BusPublisher>();

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConfigureEndpointsCallback((context, name, endpoint) =>
                ReceiveEndpoints.Configure(name, endpoint, context.GetRequiredService<IOptions<MessagingOptions>>().Value));

            // The transport is chosen here because MassTransit registers one factory; every other option is read when the bus is made.
            if (section.GetValue(nameof(MessagingOptions.Transport), MessagingTransport.InMemory) == MessagingTransport.RabbitMq)
            {
                bus.UsingRabbitMq(RabbitMqBus.Configure);
            }
            else
            {
                bus.UsingInMemory((context, factory) =>
                {
                    factory.MessageTopology.SetEntityNameFormatter(new ContractNames(context.GetRequiredService<IOptions<MessagingOptions>>().Value.NamePrefix));
                    factory.ConfigureEndpoints(context);
                });
            }
        });
        services.AddSingleton<IEndpointNameFormatter>(provider => new KebabCaseEndpointNameFormatter(
            provider.GetRequiredService<IOptions<MessagingOptions>>().Value.NamePrefix, includeNamespace: false));
        services.AddOptions<MassTransitHealthCheckOptions<IBus>>().Configure<ConsumedMessages>(ConfigureHealthCheck);
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<MessagingOptions>>(ConfigureHosting);
        services.AddOptions<HostOptions>().PostConfigure<IOptions<MessagingOptions>>(OutlastTheBus);
    }

    private static void ConfigureHealthCheck(MassTransitHealthCheckOptions<IBus> health, ConsumedMessages consumed)
    {
        health.Name = "bus";
        health.Tags.Add("ready");
        health.MinimalFailureStatus = consumed.Any ? HealthStatus.Unhealthy : HealthStatus.Degraded;
    }

    private static void ConfigureHosting(MassTransitHostOptions host, IOptions<MessagingOptions> options)
    {
        // A broker may come later. The in-memory bus is there at once, and must be: what is sent before its queues exist is lost.
        host.WaitUntilStarted = options.Value.Transport == MessagingTransport.InMemory;
        host.ConsumerStopTimeout = options.Value.ConsumerStopTimeout;
        host.StopTimeout = options.Value.StopTimeout;
    }

    private static void OutlastTheBus(HostOptions host, IOptions<MessagingOptions> options)
    {
        var least = options.Value.StopTimeout + TimeSpan.FromSeconds(5);
        if (host.ShutdownTimeout < least)
        {
            host.ShutdownTimeout = least;
        }
    }
}
