using System.Threading.Channels;
using DiploMesh.Storage;

namespace DiploMesh.Messaging.Relay;

/// <summary>One pending hint per outbox, however often it is given.</summary>
internal sealed class OutboxSignal : IOutboxSignal
{
    private readonly Dictionary<OutboxOwner, Channel<bool>> _hints = Enum.GetValues<OutboxOwner>().ToDictionary(
        owner => owner,
        _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    public void Notify(OutboxOwner owner) => _hints[owner].Writer.TryWrite(true);

    /// <summary>Waits for a hint and takes it. One caller per outbox.</summary>
    public async Task WaitAsync(OutboxOwner owner, CancellationToken cancellationToken) =>
        await _hints[owner].Reader.ReadAsync(cancellationToken);
}
