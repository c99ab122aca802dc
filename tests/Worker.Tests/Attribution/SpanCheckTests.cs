using CsCheck;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Worker.Attribution;

namespace DiploMesh.Worker.Tests.Attribution;

public sealed class SpanCheckTests
{
    private const string Text = "The envoy said the talks would go on.";

    [Fact]
    public void Verify_SpansCutFromTheText_Pass() =>
        Gen.Select(Gen.Int[0, Text.Length - 1], Gen.Int[1, Text.Length]).Where((start, end) => start < end).Sample((start, end) =>
            SpanCheck.Verify(Somewhere(new Span { Start = start, End = end, Text = Text[start..end] }), Text));

    [Theory]
    [InlineData(0, 3, "the")]
    [InlineData(1, 4, "The")]
    [InlineData(0, 2, "The")]
    [InlineData(-1, 2, "The")]
    [InlineData(3, 3, "")]
    [InlineData(4, 2, "")]
    [InlineData(30, 4000, "go on.")]
    [InlineData(int.MinValue, int.MaxValue, "")]
    public void Verify_SpanThatTheTextDoesNotHave_IsRefused(int start, int end, string text) =>
        Should.Throw<InvalidAttributionException>(() => SpanCheck.Verify(Somewhere(new Span { Start = start, End = end, Text = text }), Text));

    [Fact]
    public void Verify_WrongSpanDeepInside_IsFoundAndTheTextIsNotQuoted()
    {
        var hop = new ChainHop { Id = "h1", Evidence = new Span { Start = 0, End = 3, Text = "Qxz" } };
        var text = new AttributedText { Statements = { new Statement { Id = "s1", Chain = { hop } } } };

        Should.Throw<InvalidAttributionException>(() => SpanCheck.Verify(text, Text)).Message.ShouldNotContain("Qxz");
    }

    private static AttributedText Somewhere(Span span) => new() { Communications = { new Communication { Id = "c1", Mentions = { span } } } };
}
