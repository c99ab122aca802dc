using System.Diagnostics.Metrics;
using DiploMesh.Messaging.Relay;
using DiploMesh.Messaging.Tests.Support;
using DiploMesh.Storage;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Messaging.Tests.Relay;

public sealed class RelayMetricsTests
{
    [Fact]
    public void Stands_MeasuredOutbox_GaugesTellSizeAndAge()
    {
        var time = new FakeTimeProvider();
        var factory = TestMeters.Create();
        var metrics = new RelayMetrics(factory, time);
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();

        metrics.Stands(OutboxOwner.Ingestion, new OutboxState(7, 2, time.GetUtcNow()));
        metrics.Published(OutboxOwner.Ingestion, TimeSpan.FromMilliseconds(250));
        metrics.Failed(OutboxOwner.Ingestion, "bus");
        time.Advance(TimeSpan.FromSeconds(30));
        listener.RecordObservableInstruments();

        seen.ShouldBe(
            new Dictionary<string, double>
            {
                ["diplomesh.outbox.published"] = 1,
                ["diplomesh.outbox.lag"] = 0.25,
                ["diplomesh.outbox.failed"] = 1,
                ["diplomesh.outbox.pending"] = 7,
                ["diplomesh.outbox.dead"] = 2,
                ["diplomesh.outbox.oldest_age"] = 30,
            },
            ignoreOrder: true);
    }
}
