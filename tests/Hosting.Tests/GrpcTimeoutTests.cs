using CsCheck;
using DiploMesh.Hosting.Calls;

namespace DiploMesh.Hosting.Tests;

public sealed class GrpcTimeoutTests
{
    [Theory]
    [InlineData("30S", 30_000_000)]
    [InlineData("2M", 120_000_000)]
    [InlineData("1H", 3_600_000_000)]
    [InlineData("99999999H", 359_999_996_400_000_000)]
    [InlineData("1500m", 1_500_000)]
    [InlineData("7u", 7)]
    [InlineData("5000n", 5)]
    public void Parse_WellFormed_IsRead(string header, long microseconds) =>
        GrpcTimeout.Parse(header).ShouldBe(TimeSpan.FromMicroseconds(microseconds));

    [Fact]
    public void Parse_LessThanATick_IsStillADeadline() => GrpcTimeout.Parse("1n").ShouldBe(TimeSpan.FromTicks(1));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("0S")]
    [InlineData("30")]
    [InlineData("30s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData(" 1S")]
    [InlineData("1,0S")]
    [InlineData("100000000S")]
    public void Parse_Malformed_IsNone(string? header) => GrpcTimeout.Parse(header).ShouldBeNull();

    [Fact]
    public void Parse_AnyText_Returns() => Gen.String.Sample(text => GrpcTimeout.Parse(text) is null or { Ticks: > 0 });

    [Fact]
    public void Format_WholeMilliseconds_IsReadBack() => Gen.Int[1, 99_999_999].Sample(
        milliseconds => GrpcTimeout.Parse(GrpcTimeout.Format(TimeSpan.FromMilliseconds(milliseconds))) == TimeSpan.FromMilliseconds(milliseconds));
}
