using DiploMesh.Storage;

namespace DiploMesh.Messaging;

/// <summary>
/// Tells the relay of this process that an outbox has new messages, so that they leave at once instead of at the next poll.
/// A hint: losing one costs a poll interval and nothing else.
/// </summary>
public interface IOutboxSignal
{
    /// <summary>To be called after a commit that wrote outbox rows. Never blocks; calls before the relay looks count as one.</summary>
    /// <param name="owner">The outbox.</param>
    void Notify(OutboxOwner owner);
}
