using DiploMesh.Ingestion.Formats;
using Grpc.Core;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class ReadingGateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_MoreThanMayWait_IsUnavailable()
    {
        using var gate = new ReadingGate(new IngestionOptions { MaxConcurrentReads = 1, MaxWaitingReads = 1 });
        using var hold = new ManualResetEventSlim();
        using var running = new ManualResetEventSlim();
        var first = Task.Run(
            () => gate.RunAsync(
                () =>
                {
                    running.Set();
                    return hold.Wait(TimeSpan.FromSeconds(20), Cancellation);
                },
                Cancellation),
            Cancellation);
        running.Wait(TimeSpan.FromSeconds(20), Cancellation).ShouldBeTrue();
        var second = gate.RunAsync(() => true, Cancellation);

        var refused = await Should.ThrowAsync<RpcException>(() => gate.RunAsync(() => true, Cancellation));

        refused.StatusCode.ShouldBe(StatusCode.Unavailable);
        second.IsCompleted.ShouldBeFalse();
        hold.Set();
        (await first && await second).ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_ReadingThrows_SlotIsFreeAgain()
    {
        using var gate = new ReadingGate(new IngestionOptions { MaxConcurrentReads = 1, MaxWaitingReads = 0 });

        await Should.ThrowAsync<InvalidOperationException>(() => gate.RunAsync<int>(() => throw new InvalidOperationException(), Cancellation));

        (await gate.RunAsync(() => 1, Cancellation)).ShouldBe(1);
    }
}
