using DiploMesh.Storage;

namespace DiploMesh.Messaging.Relay;

/// <summary>Hands one outbox message to the bus.</summary>
internal interface IOutboxPublisher
{
    /// <summary>Ends when the bus has taken the message over: with RabbitMQ, when a queue has it and the broker has confirmed.</summary>
    /// <exception cref="UnreadableMessageException">No retry will help.</exception>
    /// <exception cref="BusUnavailableException">The bus takes nothing, or nothing of this kind; the message is not at fault.</exception>
    Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>An outbox row that no version of this code can read.</summary>
internal sealed class UnreadableMessageException(string message) : Exception(message);

/// <summary>The bus cannot take messages now.</summary>
internal sealed class BusUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
