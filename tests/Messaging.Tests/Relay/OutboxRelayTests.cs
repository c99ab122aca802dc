using DiploMesh.Messaging.Relay;
using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using DiploMesh.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Messaging.Tests.Relay;

public sealed class OutboxRelayTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryOutbox _outbox;
    private readonly ScriptedPublisher _publisher = new();
    private readonly OutboxSignal _signal = new();
    private OutboxRelay? _relay;

    public OutboxRelayTests() => _outbox = new InMemoryOutbox(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_Signalled_SendsWithoutWaitingForThePoll()
    {
        await StartAsync(new MessagingOptions());
        await IdleAsync();

        _outbox.Add(Messages.Accepted(1));
        _signal.Notify(OutboxOwner.Ingestion);

        await Eventually.HoldsAsync(() => _publisher.Sent.Count == 1, "the message is sent", Token);
    }

    [Fact]
    public async Task Relay_NotSignalled_SendsAtTheNextPoll()
    {
        var options = new MessagingOptions();
        await StartAsync(options);
        await IdleAsync();

        _outbox.Add(Messages.Accepted(1));
        _time.Advance(options.Relay.PollInterval);

        await Eventually.HoldsAsync(() => _publisher.Sent.Count == 1, "the message is sent", Token);
    }

    [Fact]
    public async Task Relay_MoreThanABatch_GoesOnUntilTheOutboxIsEmpty()
    {
        _outbox.Add(Messages.Accepted(250));

        await StartAsync(new MessagingOptions { Relay = new RelayOptions { BatchSize = 100 } });

        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "all are sent", Token);
        _outbox.Calls.Count(call => call == "claim 100").ShouldBe(3);
    }

    [Fact]
    public async Task Relay_InMemoryAfterACrash_SendsAgainWhatNoInboxHas()
    {
        var messages = Messages.Accepted(3);
        _outbox.Add(messages);
        foreach (var row in _outbox.Rows)
        {
            row.IsSent = true;
        }

        _outbox.Handled.Add(messages[1].Id);

        await StartAsync(new MessagingOptions());

        await Eventually.HoldsAsync(() => _publisher.Sent.Count == 2, "the two are sent", Token);
        _publisher.Sent.ShouldBe([messages[0], messages[2]]);
        _outbox.Calls[0].ShouldBe("revive dispatch-accepted");
    }

    [Fact]
    public async Task Relay_RabbitMqAfterACrash_LeavesWhatTheBrokerHas()
    {
        await StartAsync(new MessagingOptions { Transport = MessagingTransport.RabbitMq });
        await IdleAsync();

        _outbox.Calls.ShouldNotContain(call => call.StartsWith("revive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Relay_BusAway_TriesOneMessageAtATimeEverMoreRarelyAndThenDrains()
    {
        var options = new MessagingOptions();
        _outbox.Add(Messages.Accepted(50));
        _publisher.Script = (_, _) => throw new BusUnavailableException("refused");
        await StartAsync(options);
        await Eventually.HoldsAsync(() => _publisher.Begun.Count == 50, "the first batch has failed", Token);

        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(50));
                return _publisher.Begun.Count >= 53;
            },
            "it tries again",
            Token);
        _outbox.Calls.Where(call => call.StartsWith("claim", StringComparison.Ordinal)).Skip(1).ShouldAllBe(call => call == "claim 1");

        _publisher.Script = (_, _) => Task.CompletedTask;
        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(options.Relay.PollInterval);
                return _outbox.Rows.All(row => row.IsSent);
            },
            "all are sent",
            Token);
        _outbox.Rows.ShouldAllBe(row => !row.IsDead);
    }

    [Fact]
    public async Task Relay_StoreAway_GoesOnWhenItIsBack()
    {
        _outbox.Fault = new IOException("the database is locked");
        await StartAsync(new MessagingOptions());
        await Eventually.HoldsAsync(() => _outbox.Calls.Count > 0, "it has tried", Token);

        _outbox.Fault = null;
        _outbox.Add(Messages.Accepted(1));

        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return _publisher.Sent.Count == 1;
            },
            "the message is sent",
            Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_relay is not null)
        {
            await _relay.StopAsync(CancellationToken.None);
            _relay.Dispose();
        }
    }

    private Task IdleAsync() => Eventually.HoldsAsync(() => _outbox.Calls.Any(call => call.StartsWith("claim", StringComparison.Ordinal)), "it has looked", Token);

    private async Task StartAsync(MessagingOptions options)
    {
        var backoff = new Backoff(options.Relay.MinBackoff, options.Relay.MaxBackoff, new Random(1));
        var metrics = new RelayMetrics(TestMeters.Create(), _time);
        var delivery = new OutboxDelivery(
            OutboxOwner.Ingestion, _outbox, _publisher, options.Relay, backoff, metrics, _time, NullLogger<OutboxDelivery>.Instance);
        _relay = new OutboxRelay(
            OutboxOwner.Ingestion,
            _outbox,
            new OpenSchemaGate(),
            delivery,
            _signal,
            backoff,
            Microsoft.Extensions.Options.Options.Create(options),
            _time,
            NullLogger<OutboxRelay>.Instance);
        await _relay.StartAsync(Token);
    }
}
