using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging.Topology;

/// <summary>The bus over RabbitMQ.</summary>
internal static class RabbitMqBus
{
    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
        bus.Host(options.RabbitMq.Uri, host =>
        {
            host.PublisherConfirmation = true;
            host.Heartbeat(options.RabbitMq.Heartbeat);
            if (options.RabbitMq.Username is { } username)
            {
                host.Username(username);
            }

            if (options.RabbitMq.Password is { } password)
            {
                host.Password(password);
            }
        });

        // Connects a process that only sends, too, so that its health tells whether the broker is there before it has to send.
        bus.AutoStart = true;
        bus.MessageTopology.SetEntityNameFormatter(new ContractNames(options.NamePrefix));
        bus.ConfigureEndpoints(context);
    }
}
