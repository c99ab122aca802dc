using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Testing;
using DiploMesh.Testing.RabbitMq;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DiploMesh.Messaging.Tests.Bus;

/// <summary>The broker comes after the mesh; it has one of its own, to run beside the other tests.</summary>
public sealed class RabbitMqLateStartTests
{
    private readonly string _prefix = RabbitMqSettings.NewPrefix();
    private readonly InMemoryOutbox _outbox = new(TimeProvider.System);
    private readonly Effects _effects = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bus_NoBrokerAtStart_StartsAllTheSameAndBecomesReadyLater()
    {
        await using var node = RabbitMqFixture.CreateRestartable();
        _outbox.Add(Messages.Accepted(3));

        await using var process = await BusProcess.StartAsync(RabbitMqSettings.For(node, _prefix), _outbox, _effects);
        (await process.HealthAsync()).Status.ShouldBe(HealthStatus.Unhealthy);
        await node.StartAsync(Token);

        await Eventually.HoldsAsync(
            async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, "it is ready", Token, TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync(() => _effects.Applied.Count == 3, "all are applied", Token, TimeSpan.FromSeconds(60));
    }
}
