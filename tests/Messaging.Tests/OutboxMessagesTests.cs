using System.Diagnostics;
using DiploMesh.Messaging.Contracts;

namespace DiploMesh.Messaging.Tests;

public sealed class OutboxMessagesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void For_AcceptedDispatch_NamesTypeAndBody()
    {
        var message = OutboxMessages.For(new DispatchAccepted("dp-1", 2, Noon));

        message.Type.ShouldBe("dispatch-accepted");
        message.Body.ShouldBe("""{"dispatchId":"dp-1","revision":2,"acceptTime":"2026-03-01T12:00:00+00:00"}""");
        message.Id.Version.ShouldBe(7);
    }

    [Fact]
    public void For_EnrichedDispatch_NamesType() =>
        OutboxMessages.For(new DispatchEnriched("dp-1", 2, 5, Noon)).Type.ShouldBe("dispatch-enriched");

    [Fact]
    public void For_WithinATrace_CarriesIt()
    {
        using var activity = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start();

        OutboxMessages.For(new DispatchAccepted("dp-1", 1, Noon)).TraceParent.ShouldBe(activity.Id);
    }

    [Fact]
    public void For_WithoutATrace_CarriesNone() => OutboxMessages.For(new DispatchAccepted("dp-1", 1, Noon)).TraceParent.ShouldBeNull();
}
