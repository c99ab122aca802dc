using System.Diagnostics;
using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using DiploMesh.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging.Tests.Bus;

public sealed class InMemoryBusTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Relay:PollInterval"] = "00:00:00.050" };
    private readonly InMemoryOutbox _outbox = new(TimeProvider.System);
    private readonly Effects _effects = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bus_CommittedMessages_ReachTheConsumerUnderTheirIdentifiers()
    {
        var messages = Messages.Accepted(300);
        _outbox.Add(messages);
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 300, "all are applied", Token);

        _effects.MessageIds.ShouldBe(messages.Select(message => message.Id), ignoreOrder: true);
        await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "all are noted as sent", Token);
    }

    [Fact]
    public async Task Bus_MessagesDeliveredTwiceAndOutOfOrder_AreAppliedOnce()
    {
        var messages = Messages.Accepted(20);
        _outbox.Add(messages.Reverse());
        _outbox.Add(messages);
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Deliveries == 40, "each is delivered twice", Token);

        _effects.Applied.ShouldBe(Enumerable.Range(1, 20).Select(number => $"dp-{number}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Bus_DiedWithSentMessages_SendsThemAgainWhenItComesBack()
    {
        _outbox.Add(Messages.Accepted(10));
        var never = new TaskCompletionSource();
        var frozen = new Effects { Before = context => never.Task.WaitAsync(context.CancellationToken) };
        await using (await BusProcess.StartAsync(new Dictionary<string, string?>(Settings) { ["ConsumerStopTimeout"] = "00:00:00.010", ["StopTimeout"] = "00:00:01" }, _outbox, frozen))
        {
            await Eventually.HoldsAsync(() => _outbox.Rows.All(row => row.IsSent), "all are sent", Token);
        }

        frozen.Applied.ShouldBeEmpty();
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 10, "all are applied", Token);
    }

    [Fact]
    public async Task Bus_RefusedMessage_DoesNotKeepItsNeighbours()
    {
        _outbox.Add(Messages.Accepted(10));
        _effects.Before = context => context.Message.DispatchId == "dp-5" ? throw new InvalidOperationException("refused") : Task.CompletedTask;
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 9, "nine are applied", Token);
        _effects.Applied.ShouldNotContain("dp-5");
    }

    [Fact]
    public async Task Bus_NobodyConsumesInThisProcess_MessagesStayInTheOutbox()
    {
        _outbox.Add(Messages.Accepted(3));
        await using var process = await BusProcess.StartAsync(Settings, _outbox, effects: null);

        await Eventually.HoldsAsync(() => _outbox.Rows.Any(row => row.Error is not null), "the relay has tried", Token);

        _outbox.Rows.ShouldAllBe(row => !row.IsSent && !row.IsDead);
    }

    [Fact]
    public async Task Bus_UnreadableRow_IsDeadAndItsNeighboursArrive()
    {
        _outbox.Add(
            new OutboxMessage(Guid.CreateVersion7(), "dispatch-accepted", "{ no json", null),
            new OutboxMessage(Guid.CreateVersion7(), "dispatch-forgotten", "{}", null),
            Messages.Accepted("dp-good"));
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Contains("dp-good"), "the neighbour is applied", Token);
        await Eventually.HoldsAsync(() => _outbox.Rows.Count(row => row.IsDead) == 2, "both are dead", Token);
    }

    [Fact]
    public async Task Bus_MessageOfATrace_CarriesItToTheConsumer()
    {
        OutboxMessage message;
        using (var call = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            message = Messages.Accepted("dp-1");
        }

        string? carried = null;
        _effects.Before = context =>
        {
            carried = context.Headers.Get<string>("MT-Activity-Id");
            return Task.CompletedTask;
        };
        _outbox.Add(message);
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        await Eventually.HoldsAsync(() => _effects.Applied.Count == 1, "it is applied", Token);
        carried.ShouldBe(message.TraceParent);
    }

    [Fact]
    public async Task Bus_Running_IsHealthyAndTaggedReady()
    {
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        var health = await process.HealthAsync();
        health.Status.ShouldBe(HealthStatus.Healthy);
        health.Tags.ShouldContain("ready");
    }

    [Fact]
    public async Task Bus_Timeouts_EachOutlastsTheOneWithin()
    {
        await using var process = await BusProcess.StartAsync(Settings, _outbox, _effects);

        var bus = process.Services.GetRequiredService<IOptions<MassTransitHostOptions>>().Value;
        var host = process.Services.GetRequiredService<IOptions<HostOptions>>().Value;
        bus.ConsumerStopTimeout.ShouldNotBeNull().ShouldBeLessThan(bus.StopTimeout.ShouldNotBeNull());
        bus.StopTimeout.ShouldNotBeNull().ShouldBeLessThan(host.ShutdownTimeout);
    }

    [Theory]
    [InlineData("NamePrefix", "Diplo Mesh")]
    [InlineData("PrefetchCount", "1")]
    [InlineData("StopTimeout", "00:00:01")]
    [InlineData("Relay:BatchSize", "0")]
    [InlineData("Relay:Lease", "00:00:05")]
    [InlineData("RabbitMq:DeliveryLimit", "0")]
    public async Task Bus_ImpossibleSetting_IsRefusedAtStart(string name, string value)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(
            () => BusProcess.StartAsync(new Dictionary<string, string?> { [name] = value }, _outbox, _effects));

        exception.Message.ShouldContain($"Messaging:{name}");
    }
}
