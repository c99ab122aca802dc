using CsCheck;
using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Tests.Engines;

public sealed class UtcTimeTests
{
    [Fact]
    public void From_AnyMoment_IsCutToTheMicrosecondAndKept()
    {
        Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks].Sample(ticks =>
        {
            var time = new DateTimeOffset(ticks, TimeSpan.Zero);
            var stored = UtcTime.From(time);

            (time - stored.ToDateTimeOffset()).Ticks.ShouldBeInRange(0, TimeSpan.TicksPerMicrosecond - 1);
            UtcTime.From(stored.ToDateTimeOffset()).ShouldBe(stored);
            new UtcTime.Handler().Parse(stored.Microseconds).ShouldBe(stored);
            new UtcTime.Handler().Parse(stored.ToDateTime()).ShouldBe(stored);
        });
    }

    [Fact]
    public void From_OtherOffset_IsTheSameMoment()
    {
        var time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3));

        UtcTime.From(time).ToDateTimeOffset().ShouldBe(time.ToUniversalTime());
    }
}
