using DiploMesh.Messaging.Relay;
using DiploMesh.Storage;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging;

/// <summary>What a service consumes and sends.</summary>
public sealed class MessagingBuilder
{
    private readonly IServiceCollection _services;

    internal MessagingBuilder(IServiceCollection services) => _services = services;

    /// <summary>Adds a consumer with a queue of its own, named after it in kebab-case.</summary>
    /// <typeparam name="TConsumer">The consumer; made anew for each message.</typeparam>
    /// <typeparam name="TDefinition">How it retries. Concurrency, queue type and dead letters come from <see cref="MessagingOptions"/>.</typeparam>
    /// <returns>This builder.</returns>
    public MessagingBuilder AddConsumer<TConsumer, TDefinition>()
        where TConsumer : class, IConsumer
        where TDefinition : class, IConsumerDefinition<TConsumer>
    {
        _services.RegisterConsumer<TConsumer, TDefinition>();
        return this;
    }

    /// <summary>Adds the relay that empties an outbox. Adding it again changes nothing.</summary>
    /// <param name="owner">The outbox.</param>
    /// <returns>This builder.</returns>
    public MessagingBuilder AddRelay(OutboxOwner owner)
    {
        if (_services.Any(service => service.ServiceType == typeof(OutboxRelay) && Equals(service.ServiceKey, owner)))
        {
            return this;
        }

        _services.AddKeyedSingleton(owner, (provider, _) => CreateRelay(provider, owner));
        _services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<OutboxRelay>(owner));
        _services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<OutboxMonitor>(provider, owner, provider.GetRequiredKeyedService<IOutbox>(owner)));
        return this;
    }

    private static OutboxRelay CreateRelay(IServiceProvider provider, OutboxOwner owner)
    {
        var options = provider.GetRequiredService<IOptions<MessagingOptions>>().Value.Relay;
        var outbox = provider.GetRequiredKeyedService<IOutbox>(owner);
        var backoff = new Backoff(options.MinBackoff, options.MaxBackoff, Random.Shared);
        var delivery = ActivatorUtilities.CreateInstance<OutboxDelivery>(provider, owner, outbox, options, backoff);
        return ActivatorUtilities.CreateInstance<OutboxRelay>(provider, owner, outbox, delivery, backoff);
    }
}
