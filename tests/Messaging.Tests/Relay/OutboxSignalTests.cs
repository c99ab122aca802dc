using DiploMesh.Messaging.Relay;
using DiploMesh.Storage;

namespace DiploMesh.Messaging.Tests.Relay;

public sealed class OutboxSignalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notify_ManyTimes_WakesOnce()
    {
        var signal = new OutboxSignal();
        for (var i = 0; i < 1000; i++)
        {
            signal.Notify(OutboxOwner.Ingestion);
        }

        await signal.WaitAsync(OutboxOwner.Ingestion, Token);
        signal.WaitAsync(OutboxOwner.Ingestion, Token).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Notify_OneOutbox_DoesNotWakeTheOther()
    {
        var signal = new OutboxSignal();

        signal.Notify(OutboxOwner.Ingestion);

        signal.WaitAsync(OutboxOwner.Worker, Token).IsCompleted.ShouldBeFalse();
    }
}
