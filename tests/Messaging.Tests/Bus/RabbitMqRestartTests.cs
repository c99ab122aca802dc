using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DiploMesh.Messaging.Tests.Bus;

/// <summary>The broker dies under a running mesh; it has one of its own, to run beside the other tests.</summary>
public sealed class RabbitMqRestartTests
{
    private readonly string _prefix = RabbitMqSettings.NewPrefix();
    private readonly InMemoryOutbox _outbox = new(TimeProvider.System);
    private readonly Effects _effects = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bus_BrokerKilledAndBack_LosesNothingThatWasConfirmed()
    {
        await using var node = RabbitMqFixture.CreateRestartable();
        await node.StartAsync(Token);
        await using (var receiver = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), outbox: null, _effects))
        {
            await Eventually.HoldsAsync(async () => (await receiver.HealthAsync()).Status == HealthStatus.Healthy, "the queue is there", Token);
        }

        await using var sender = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, effects: null);
        _outbox.Add(Messages.Accepted(100));
        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "the broker has confirmed all", Token);

        await node.KillAsync(Token);
        _outbox.Add(Messages.Accepted("dp-late"));
        sender.Notify();
        await Eventually.HoldsAsync(async () => (await sender.HealthAsync()).Status == HealthStatus.Degraded, "the loss is noticed", Token);
        await node.StartAsync(Token);

        await using var again = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), outbox: null, _effects);
        await Eventually.HoldsAsync(() => _effects.Applied.Count == 101, "all are applied", Token, TimeSpan.FromSeconds(60));
        _outbox.Rows.ShouldAllBe(row => !row.IsDead);
    }
}
