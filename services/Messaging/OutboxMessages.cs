using System.Diagnostics;
using DiploMesh.Messaging.Contracts;
using DiploMesh.Storage;

namespace DiploMesh.Messaging;

/// <summary>Makes the outbox rows of messages. Nothing is sent here: the row is to be committed together with what it announces.</summary>
public static class OutboxMessages
{
    /// <summary>Announces a stored dispatch.</summary>
    /// <param name="message">The message.</param>
    /// <returns>A row with a new identifier (version 7, so that rows sort by time) and the current trace context.</returns>
    public static OutboxMessage For(DispatchAccepted message) => Create(message);

    /// <summary>Announces stored statements.</summary>
    /// <param name="message">The message.</param>
    /// <returns>A row with a new identifier (version 7, so that rows sort by time) and the current trace context.</returns>
    public static OutboxMessage For(DispatchEnriched message) => Create(message);

    private static OutboxMessage Create(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var contract = MessageContract.Find(message.GetType())
            ?? throw new ArgumentException($"{message.GetType().Name} is not a contract of the mesh.", nameof(message));
        var activity = Activity.Current;
        var traceParent = activity is { IdFormat: ActivityIdFormat.W3C } ? activity.Id : null;
        return new OutboxMessage(Guid.CreateVersion7(), contract.Name, contract.Write(message), traceParent);
    }
}
