using MassTransit;
using MassTransit.Configuration;

namespace DiploMesh.Messaging.Relay;

/// <summary>The kinds of message that consumers of this process take.</summary>
internal sealed class ConsumedMessages(IEnumerable<IConsumerRegistration> consumers)
{
    private readonly HashSet<Type> _types = consumers
        .SelectMany(consumer => consumer.Type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Select(type => type.GetGenericArguments()[0])
        .ToHashSet();

    /// <summary>Whether this process consumes anything.</summary>
    public bool Any => _types.Count > 0;

    /// <summary>Whether a consumer of this process takes messages of this type.</summary>
    public bool Contains(Type type) => _types.Contains(type);
}
