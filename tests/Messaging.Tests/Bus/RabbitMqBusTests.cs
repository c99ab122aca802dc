using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DiploMesh.Messaging.Tests.Bus;

/// <summary>Over a real broker that the tests share; each has queues of its own.</summary>
public sealed class RabbitMqBusTests(RabbitMqFixture rabbit) : IClassFixture<RabbitMqFixture>
{
    private readonly string _prefix = RabbitMqSettings.NewPrefix();
    private readonly InMemoryOutbox _outbox = new(TimeProvider.System);
    private readonly Effects _effects = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Queue => $"{_prefix}-dispatch-accepted";

    [Fact]
    public async Task Bus_ConsumerStartsLate_GetsWhatWaitedInTheOutbox()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(50));
        await using var sender = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, effects: null);
        await Eventually.HoldsAsync(() => _outbox.Rows.Any(row => row.Error?.Contains("returned", StringComparison.Ordinal) == true), "the broker has returned one", Token);
        _outbox.Rows.ShouldAllBe(row => !row.IsSent);

        await using var receiver = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), outbox: null, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 50, "all are applied", Token);
        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "all are noted as sent", Token);
    }

    [Fact]
    public async Task Bus_RefusedMessage_EndsInTheErrorQueueAndItsNeighboursPass()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(10));
        _effects.Before = context => context.Message.DispatchId == "dp-5" ? throw new InvalidOperationException("refused") : Task.CompletedTask;
        await using var process = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 9, "the neighbours are applied", Token);

        await using var probe = await BrokerProbe.OpenAsync(node);
        await probe.WaitForCountAsync(Queue + "_error", 1);
    }

    [Fact]
    public async Task Bus_BytesThatAreNoMessage_EndInTheErrorQueueAndTheNextPasses()
    {
        var node = await rabbit.RequireAsync(Token);
        await using var process = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, _effects);
        await using var probe = await BrokerProbe.OpenAsync(node);
        await Eventually.HoldsAsync(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);

        await probe.PublishAsync(Queue, [0xff, 0x00, 0x7b]);
        _outbox.Add(Messages.Accepted(1));
        process.Notify();

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 1, "the next is applied", Token);
        await probe.WaitForCountAsync(Queue + "_error", 1);
    }

    [Fact]
    public async Task Bus_ConsumerDiesBetweenSaveAndAck_IsDeliveredAgainAndAppliedOnce()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(1));
        await using var probe = await BrokerProbe.OpenAsync(node);
        await using (await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, _effects))
        {
            // The saved message is never acknowledged: its connection is cut, as the death of the process would.
            var saved = new TaskCompletionSource();
            _effects.BeforeAck = context =>
            {
                saved.TrySetResult();
                return Task.Delay(Timeout.Infinite, context.CancellationToken);
            };
            await saved.Task.WaitAsync(Eventually.DefaultDeadline, Token);
        }

        _effects.BeforeAck = _ => Task.CompletedTask;
        await using var reborn = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), outbox: null, _effects);

        await Eventually.HoldsAsync(() => _effects.Deliveries == 2, "it is delivered again", Token);
        _effects.Applied.Count.ShouldBe(1);
        await probe.WaitForCountAsync(Queue, 0);
    }

    [Fact]
    public async Task Bus_ConsumerThatAlwaysDies_MessageBecomesADeadLetter()
    {
        var node = await rabbit.RequireAsync(Token);
        await using var process = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix, ("RabbitMq:DeliveryLimit", "2")), _outbox, _effects);
        await Eventually.HoldsAsync(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);
        await process.DisposeAsync();

        await using var probe = await BrokerProbe.OpenAsync(node);
        await probe.PublishAsync(Queue, [1]);

        // Each connection takes the message and dies with it.
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var victim = await BrokerProbe.OpenAsync(node);
                await victim.TakeAsync(Queue);
                return await probe.CountAsync(Queue + "_dead") == 1;
            },
            "it is a dead letter",
            Token);
        (await probe.CountAsync(Queue)).ShouldBe(0u);
    }
}
