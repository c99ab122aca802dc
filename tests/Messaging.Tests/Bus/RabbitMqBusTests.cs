using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace DiploMesh.Messaging.Tests.Bus;

/// <summary>Over a real broker. Each test has queues of its own; those that stop the broker have one of their own, too.</summary>
public sealed class RabbitMqBusTests(RabbitMqFixture rabbit) : IClassFixture<RabbitMqFixture>
{
    private readonly string _prefix = "t" + Guid.NewGuid().ToString("N")[..12];
    private readonly InMemoryOutbox _outbox = new(TimeProvider.System);
    private readonly Effects _effects = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Queue => $"{_prefix}-dispatch-accepted";

    [Fact]
    public async Task Bus_ConsumerStartsLate_GetsWhatWaitedInTheOutbox()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(50));
        await using var sender = await BusProcess.StartAsync(Settings(node), _outbox, effects: null);
        await Eventually.HoldsAsync(() => _outbox.Rows.Any(row => row.Error?.Contains("returned", StringComparison.Ordinal) == true), "the broker has returned one", Token);
        _outbox.Rows.ShouldAllBe(row => !row.IsSent);

        await using var receiver = await BusProcess.StartAsync(Settings(node), outbox: null, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 50, "all are applied", Token);
        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "all are noted as sent", Token);
    }

    [Fact]
    public async Task Bus_RefusedMessage_EndsInTheErrorQueueAndItsNeighboursPass()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(10));
        _effects.Before = context => context.Message.DispatchId == "dp-5" ? throw new InvalidOperationException("refused") : Task.CompletedTask;
        await using var process = await BusProcess.StartAsync(Settings(node), _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 9, "the neighbours are applied", Token);

        await using var channel = await OpenAsync(node);
        await WaitForAsync(channel, Queue + "_error", 1);
    }

    [Fact]
    public async Task Bus_BytesThatAreNoMessage_EndInTheErrorQueueAndTheNextPasses()
    {
        var node = await rabbit.RequireAsync(Token);
        await using var process = await BusProcess.StartAsync(Settings(node), _outbox, _effects);
        await using var channel = await OpenAsync(node);
        await Eventually.HoldsAsync(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);

        await channel.Channel.BasicPublishAsync(string.Empty, Queue, new byte[] { 0xff, 0x00, 0x7b }, Token);
        _outbox.Add(Messages.Accepted(1));
        process.Notify();

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 1, "the next is applied", Token);
        await WaitForAsync(channel, Queue + "_error", 1);
    }

    [Fact]
    public async Task Bus_ConsumerDiesBetweenSaveAndAck_IsDeliveredAgainAndAppliedOnce()
    {
        var node = await rabbit.RequireAsync(Token);
        _outbox.Add(Messages.Accepted(1));
        await using var channel = await OpenAsync(node);
        await using (await BusProcess.StartAsync(Settings(node), _outbox, _effects))
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
        await using var reborn = await BusProcess.StartAsync(Settings(node), outbox: null, _effects);

        await Eventually.HoldsAsync(() => _effects.Deliveries == 2, "it is delivered again", Token);
        _effects.Applied.Count.ShouldBe(1);
        await WaitForAsync(channel, Queue, 0);
    }

    [Fact]
    public async Task Bus_ConsumerThatAlwaysDies_MessageBecomesADeadLetter()
    {
        var node = await rabbit.RequireAsync(Token);
        await using var process = await BusProcess.StartAsync(Settings(node, ("RabbitMq:DeliveryLimit", "2")), _outbox, _effects);
        await Eventually.HoldsAsync(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);
        await process.DisposeAsync();

        await using (var publisher = await OpenAsync(node))
        {
            await publisher.Channel.BasicPublishAsync(string.Empty, Queue, new byte[] { 1 }, Token);
        }

        // Each connection takes the message and dies with it.
        await using var observer = await OpenAsync(node);
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var victim = await OpenAsync(node);
                await victim.Channel.BasicGetAsync(Queue, autoAck: false, Token);
                return await observer.Channel.MessageCountAsync(Queue + "_dead", Token) == 1;
            },
            "it is a dead letter",
            Token);
        (await observer.Channel.MessageCountAsync(Queue, Token)).ShouldBe(0u);
    }

    [Fact]
    public async Task Bus_BrokerKilledAndBack_LosesNothingThatWasConfirmed()
    {
        await using var own = new RabbitMqFixture();
        var node = await own.RequireRestartableAsync(Token);
        await using (var receiver = await BusProcess.StartAsync(Settings(node), outbox: null, _effects))
        {
            await Eventually.HoldsAsync(async () => (await receiver.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);
        }

        await using var sender = await BusProcess.StartAsync(Settings(node), _outbox, effects: null);
        _outbox.Add(Messages.Accepted(100));
        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "the broker has confirmed all", Token);

        await node.KillAsync(Token);
        _outbox.Add(Messages.Accepted("dp-late"));
        sender.Notify();
        await Eventually.HoldsAsync(async () => (await sender.HealthAsync()).Status == HealthStatus.Degraded, "the loss is noticed", Token);
        await node.StartAsync(Token);

        await using var again = await BusProcess.StartAsync(Settings(node), outbox: null, _effects);
        await Eventually.HoldsAsync(() => _effects.Applied.Count == 101, "all are applied", Token, TimeSpan.FromSeconds(60));
        _outbox.Rows.ShouldAllBe(row => !row.IsDead);
    }

    [Fact]
    public async Task Bus_NoBrokerAtStart_StartsAllTheSameAndBecomesReadyLater()
    {
        await using var own = new RabbitMqFixture();
        var node = await own.RequireRestartableAsync(Token);
        await node.KillAsync(Token);
        _outbox.Add(Messages.Accepted(3));

        await using var process = await BusProcess.StartAsync(Settings(node), _outbox, _effects);
        (await process.HealthAsync()).Status.ShouldBe(HealthStatus.Unhealthy);
        await node.StartAsync(Token);

        await Eventually.HoldsAsync(
            async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "it is ready", Token, TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync(() => _effects.Applied.Count == 3, "all are applied", Token, TimeSpan.FromSeconds(60));
    }

    private static async Task<OpenChannel> OpenAsync(IRabbitMqNode node)
    {
        var connection = await new ConnectionFactory { Uri = node.Address }.CreateConnectionAsync(Token);
        return new OpenChannel(connection, await connection.CreateChannelAsync(cancellationToken: Token));
    }

    private static Task WaitForAsync(OpenChannel channel, string queue, uint count) => Eventually.HoldsAsync(
        async () => await channel.Channel.MessageCountAsync(queue, Token) == count, $"{queue} has {count} messages", Token);

    private Dictionary<string, string?> Settings(IRabbitMqNode node, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Transport"] = "RabbitMq",
            ["NamePrefix"] = _prefix,
            ["RabbitMq:Uri"] = node.Address.ToString(),
            ["Relay:PollInterval"] = "00:00:00.100",
            ["Relay:MaxBackoff"] = "00:00:00.500",
            ["Relay:PublishTimeout"] = "00:00:03",
            ["ConsumerStopTimeout"] = "00:00:00.200",
            ["StopTimeout"] = "00:00:02",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    private sealed record OpenChannel(IConnection Connection, IChannel Channel) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Channel.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
