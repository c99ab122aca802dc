namespace DiploMesh.Storage;

/// <summary>
/// The outbox of one service: messages that were committed together with what they announce and wait to be sent. Each service
/// has a table of its own; a relay works on one of them.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Takes messages that are due, for this relay alone until the lease ends. Several relays may call at once; no message is
    /// leased twice.
    /// </summary>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="lease">How long they are this relay's; after that they are due again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The messages, oldest first.</returns>
    Task<IReadOnlyList<LeasedMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Marks messages as sent. A message whose lease has passed to another relay is left alone.</summary>
    /// <param name="messages">The messages, as claimed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task CompleteAsync(IReadOnlyList<LeasedMessage> messages, CancellationToken cancellationToken);

    /// <summary>Notes that sending failed: the message is due again at a time, or dead.</summary>
    /// <param name="message">The message, as claimed.</param>
    /// <param name="error">What happened, at most 1,000 characters are kept.</param>
    /// <param name="retryAt">When it is due again, UTC; null to give up and keep it as dead.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task FailAsync(LeasedMessage message, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken);

    /// <summary>
    /// Makes sent messages due again that no inbox has taken up. For a bus that forgets when its process dies; called once, before
    /// the relay starts.
    /// </summary>
    /// <param name="consumer">Name of the consumer whose inbox tells what was taken up.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many messages are due again.</returns>
    Task<int> ReviveUnhandledAsync(string consumer, CancellationToken cancellationToken);

    /// <summary>How many messages wait, how many are dead, and since when the oldest waits.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<OutboxState> GetStateAsync(CancellationToken cancellationToken);
}

/// <summary>A message to be sent once what it announces is committed.</summary>
/// <param name="Id">Identifier; also that of the message on the bus, by which inboxes know it.</param>
/// <param name="Type">Name of the message contract, for example <c>dispatch-accepted</c>; at most 64 characters.</param>
/// <param name="Body">The contract as JSON.</param>
/// <param name="TraceParent">W3C trace context of the call that caused it; null if there is none.</param>
public sealed record OutboxMessage(Guid Id, string Type, string Body, string? TraceParent);

/// <summary>A message that this relay has leased.</summary>
/// <param name="Message">The message.</param>
/// <param name="Attempts">How often sending it was begun, this time included.</param>
/// <param name="CreateTime">When it was committed, UTC.</param>
/// <param name="LeaseId">Names the lease.</param>
public sealed record LeasedMessage(OutboxMessage Message, int Attempts, DateTimeOffset CreateTime, Guid LeaseId);

/// <summary>How an outbox stands.</summary>
/// <param name="Pending">Messages not yet sent.</param>
/// <param name="Dead">Messages given up.</param>
/// <param name="OldestPending">When the oldest pending message was committed, UTC; null if none waits.</param>
public sealed record OutboxState(long Pending, long Dead, DateTimeOffset? OldestPending);

/// <summary>Names the outbox of a service; the key under which its <see cref="IOutbox"/> is registered.</summary>
public enum OutboxOwner
{
    /// <summary>The outbox of Ingestion.</summary>
    Ingestion = 1,

    /// <summary>The outbox of the Worker.</summary>
    Worker = 2,
}
