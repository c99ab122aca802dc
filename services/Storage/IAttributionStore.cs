using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Storage;

/// <summary>Where the Worker keeps what was attributed. Only the Worker writes here.</summary>
public interface IAttributionStore
{
    /// <summary>
    /// Stores the attribution of one revision, the inbox row of the message that asked for it and the outbox rows that announce
    /// it, in one transaction. Statements of the same dispatch by an older revision or an earlier run stay, but are no
    /// longer current; a run of an older revision that comes late is stored and never becomes current. If the message was handled before, or this revision was attributed by this version before, nothing changes.
    /// </summary>
    /// <param name="run">The attribution, with identifiers of the store.</param>
    /// <param name="inbox">The message that asked for it.</param>
    /// <param name="announcements">Messages to send if it is new.</param>
    /// <param name="cancellationToken">Ends the call; what is not committed is not stored.</param>
    /// <returns>True if the attribution was stored, false if it was there already.</returns>
    /// <exception cref="ArgumentException">There is no such revision; nothing was stored.</exception>
    Task<bool> SaveAsync(AttributionRun run, InboxEntry inbox, IReadOnlyList<OutboxMessage> announcements, CancellationToken cancellationToken);

    /// <summary>Whether a message was handled before.</summary>
    /// <param name="inbox">The message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True if <see cref="SaveAsync"/> has committed it.</returns>
    Task<bool> IsHandledAsync(InboxEntry inbox, CancellationToken cancellationToken);
}

/// <summary>The attribution of one revision by one version of the engine.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Version">What attributed it.</param>
/// <param name="Text">What was found; every identifier is one of the store (<see cref="Identifiers.StableId"/>).</param>
public sealed record AttributionRun(RevisionKey Revision, EngineVersion Version, AttributedText Text);

/// <summary>A message as the inbox knows it.</summary>
/// <param name="Consumer">Name of the consumer, at most 64 characters.</param>
/// <param name="MessageId">Identifier of the message; that of its outbox row.</param>
public sealed record InboxEntry(string Consumer, Guid MessageId);
