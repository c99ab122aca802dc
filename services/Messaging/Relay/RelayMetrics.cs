using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DiploMesh.Storage;

namespace DiploMesh.Messaging.Relay;

/// <summary>What the relays have done and how their outboxes stand.</summary>
internal sealed class RelayMetrics
{
    private readonly Counter<long> _published;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _lag;
    private readonly ConcurrentDictionary<OutboxOwner, OutboxState> _states = new();
    private readonly TimeProvider _time;

    public RelayMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MessagingTelemetry.Name);
        _published = meter.CreateCounter<long>("diplomesh.outbox.published", "{message}", "Messages that the bus has taken over.");
        _failed = meter.CreateCounter<long>("diplomesh.outbox.failed", "{message}", "Messages that could not be sent, by reason.");
        _lag = meter.CreateHistogram<double>("diplomesh.outbox.lag", "s", "Time from commit until the bus has taken a message over.");
        meter.CreateObservableGauge("diplomesh.outbox.pending", () => Observe(state => state.Pending), "{message}", "Messages not yet sent.");
        meter.CreateObservableGauge("diplomesh.outbox.dead", () => Observe(state => state.Dead), "{message}", "Messages given up.");
        meter.CreateObservableGauge("diplomesh.outbox.oldest_age", () => Observe(AgeOfOldest), "s", "Age of the oldest message not yet sent.");
    }

    public void Published(OutboxOwner owner, TimeSpan lag)
    {
        _published.Add(1, Tag(owner));
        _lag.Record(Math.Max(0, lag.TotalSeconds), Tag(owner));
    }

    public void Failed(OutboxOwner owner, string reason) => _failed.Add(1, Tag(owner), new KeyValuePair<string, object?>("reason", reason));

    public void Stands(OutboxOwner owner, OutboxState state) => _states[owner] = state;

    private static KeyValuePair<string, object?> Tag(OutboxOwner owner) => new("outbox", owner switch
    {
        OutboxOwner.Ingestion => "ingestion",
        OutboxOwner.Worker => "worker",
        _ => "unknown",
    });

    private double AgeOfOldest(OutboxState state) =>
        state.OldestPending is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Observe<T>(Func<OutboxState, T> value)
        where T : struct =>
        _states.Select(entry => new Measurement<T>(value(entry.Value), Tag(entry.Key)));
}
