using DiploMesh.Messaging.Relay;
using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Messaging.Tests.Relay;

public sealed class OutboxDeliveryTests
{
    private static readonly RelayOptions Options = new() { MaxAttempts = 3 };
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryOutbox _outbox;
    private readonly ScriptedPublisher _publisher = new();

    public OutboxDeliveryTests() => _outbox = new InMemoryOutbox(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_DueMessages_AreSentInOrderAndNotedTogether()
    {
        var messages = Messages.Accepted(20);
        _outbox.Add(messages);

        var round = await Delivery().RunAsync(100, 0, Token);

        round.ShouldBe(new DeliveryRound(20, BusAvailable: true));
        _publisher.Begun.ShouldBe(messages);
        _outbox.Calls.ShouldBe(["claim 100", "complete 20"]);
        _outbox.Rows.ShouldAllBe(row => row.IsSent);
    }

    [Fact]
    public async Task RunAsync_MoreMessagesThanTheLimit_SendsTheOldest()
    {
        var messages = Messages.Accepted(5);
        _outbox.Add(messages);

        (await Delivery().RunAsync(2, 0, Token)).Claimed.ShouldBe(2);

        _publisher.Sent.ShouldBe(messages.Take(2));
    }

    [Fact]
    public async Task RunAsync_NothingDue_WritesNothing()
    {
        (await Delivery().RunAsync(10, 0, Token)).ShouldBe(new DeliveryRound(0, BusAvailable: true));

        _outbox.Calls.ShouldBe(["claim 10"]);
    }

    [Fact]
    public async Task RunAsync_UnreadableMessage_IsDeadAtOnceAndItsNeighboursPass()
    {
        var messages = Messages.Accepted(3);
        _outbox.Add(messages);
        _publisher.Script = (message, _) => message == messages[1] ? throw new UnreadableMessageException("no such type") : Task.CompletedTask;

        var round = await Delivery().RunAsync(10, 0, Token);

        round.BusAvailable.ShouldBeTrue();
        _outbox.Find(messages[1]).IsDead.ShouldBeTrue();
        _outbox.Find(messages[1]).Error.ShouldNotBeNull().ShouldContain("no such type");
        _outbox.Find(messages[0]).IsSent.ShouldBeTrue();
        _outbox.Find(messages[2]).IsSent.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_BusAwayForLongerThanMaxAttempts_KeepsTheMessageAlive()
    {
        _outbox.Add(Messages.Accepted(1));
        _publisher.Script = (_, _) => throw new BusUnavailableException("refused");
        for (var failures = 0; failures < 10; failures++)
        {
            (await Delivery().RunAsync(10, failures, Token)).ShouldBe(new DeliveryRound(1, BusAvailable: false));
            _time.Advance(Options.MaxBackoff);
        }

        _publisher.Script = (_, _) => Task.CompletedTask;
        await Delivery().RunAsync(10, 0, Token);

        _outbox.Rows.Single().IsSent.ShouldBeTrue();
        _outbox.Rows.Single().Attempts.ShouldBe(11);
    }

    [Fact]
    public async Task RunAsync_MessageAtFault_IsRetriedLaterAndDeadAfterMaxAttempts()
    {
        _outbox.Add(Messages.Accepted(1));
        _publisher.Script = (_, _) => throw new InvalidOperationException("cannot be serialised");
        var row = _outbox.Rows.Single();

        await Delivery().RunAsync(10, 0, Token);
        row.IsDead.ShouldBeFalse();
        row.DueTime.ShouldBeGreaterThan(_time.GetUtcNow());
        for (var attempt = 2; attempt <= Options.MaxAttempts; attempt++)
        {
            _time.Advance(Options.MaxBackoff);
            await Delivery().RunAsync(10, 0, Token);
        }

        row.IsDead.ShouldBeTrue();
        row.Attempts.ShouldBe(Options.MaxAttempts);
    }

    [Fact]
    public async Task RunAsync_BusNeverConfirms_GivesUpAfterThePublishTimeout()
    {
        _outbox.Add(Messages.Accepted(2));
        _publisher.Script = (_, token) => Task.Delay(Timeout.Infinite, token);

        var round = Delivery().RunAsync(10, 0, Token);
        _time.Advance(Options.PublishTimeout);

        (await round).BusAvailable.ShouldBeFalse();
        _outbox.Rows.ShouldAllBe(row => !row.IsDead && !row.IsSent);
    }

    [Fact]
    public async Task RunAsync_StoppedHalfway_NotesWhatWasSentAndReleasesTheRest()
    {
        var messages = Messages.Accepted(2);
        _outbox.Add(messages);
        using var stopping = new CancellationTokenSource();
        _publisher.Script = (message, token) => message == messages[0] ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);

        var round = Delivery().RunAsync(10, 0, stopping.Token);
        await stopping.CancelAsync();
        await round;

        _outbox.Find(messages[0]).IsSent.ShouldBeTrue();
        _outbox.Find(messages[1]).LeaseId.ShouldBe(Guid.Empty);
    }

    [Fact]
    public async Task RunAsync_LeaseLostToAnotherRelay_LeavesItsMessageAlone()
    {
        _outbox.Add(Messages.Accepted(1));
        var confirmed = new TaskCompletionSource();
        _publisher.Script = (_, _) => confirmed.Task;
        var slow = Delivery().RunAsync(1, 0, Token);
        _time.Advance(Options.Lease + TimeSpan.FromSeconds(1));

        _publisher.Script = (_, _) => throw new BusUnavailableException("refused");
        await Delivery().RunAsync(1, 0, Token);
        confirmed.SetResult();
        await slow;

        var row = _outbox.Rows.Single();
        row.IsSent.ShouldBeFalse();
        row.Completions.ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_StoreFailsToNote_MessageIsSentAgainAfterTheLease()
    {
        _outbox.Add(Messages.Accepted(1));
        _publisher.Script = (_, _) =>
        {
            _outbox.Fault = new IOException("disk full");
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<IOException>(() => Delivery().RunAsync(1, 0, Token));

        _outbox.Fault = null;
        _publisher.Script = (_, _) => Task.CompletedTask;
        _time.Advance(Options.Lease);
        await Delivery().RunAsync(1, 0, Token);

        _publisher.Sent.Count.ShouldBe(2);
        _outbox.Rows.Single().IsSent.ShouldBeTrue();
    }

    private OutboxDelivery Delivery() => new(
        OutboxOwner.Ingestion,
        _outbox,
        _publisher,
        Options,
        new Backoff(Options.MinBackoff, Options.MaxBackoff, new Random(1)),
        new RelayMetrics(TestMeters.Create(), _time),
        _time,
        NullLogger<OutboxDelivery>.Instance);
}
