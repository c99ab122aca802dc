using DiploMesh.Messaging.Relay;
using DiploMesh.Storage;

namespace DiploMesh.Messaging.Tests.Support;

/// <summary>A bus that does with each message what the test says.</summary>
internal sealed class ScriptedPublisher : IOutboxPublisher
{
    private readonly Lock _gate = new();
    private readonly List<OutboxMessage> _begun = [];
    private readonly List<OutboxMessage> _sent = [];

    /// <summary>What becomes of a message; by default it is taken.</summary>
    public Func<OutboxMessage, CancellationToken, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<OutboxMessage> Begun => Copy(_begun);

    public IReadOnlyList<OutboxMessage> Sent => Copy(_sent);

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Add(_begun, message);
        await Script(message, cancellationToken);
        Add(_sent, message);
    }

    private void Add(List<OutboxMessage> list, OutboxMessage message)
    {
        lock (_gate)
        {
            list.Add(message);
        }
    }

    private List<OutboxMessage> Copy(List<OutboxMessage> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
