using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Times;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Tests.Times;

public sealed class TimeRolesTests
{
    [Theory]
    [InlineData("Jon Aasen said on Tuesday that the port will open on Friday.", "Tuesday:Statement Friday:Event")]
    [InlineData("On Tuesday, Jon Aasen said that the port would open in June.", "Tuesday:Statement June:Event")]
    [InlineData("Jon Aasen said after Monday's vote that the port would open.", "")]
    [InlineData("Jon Aasen said that the port had been shut for three days.", "three days:Event")]
    public void Attribute_TimesAroundAStatement_GetTheirRoles(string text, string expected)
    {
        var document = Attribute(text);

        Roles(document, document.Statements.ShouldHaveSingleItem()).ShouldBe(expected);
    }

    [Fact]
    public void Attribute_Dateline_IsWhenItWasReported()
    {
        var document = Attribute("OSLO, May 14 (Reuters) - Jon Aasen said on Monday that the port would open.");

        Roles(document, document.Statements.ShouldHaveSingleItem()).ShouldBe("May 14:Report Monday:Statement");
    }

    [Fact]
    public void Attribute_LetterWithADate_DatesTheCommunication()
    {
        var document = Attribute("In a letter dated 3 May, Jon Aasen told Denmark that the port would open.");

        document.Communications.ShouldHaveSingleItem().Time.ShouldNotBeNull().From.ShouldBe("2024-05-03");
    }

    [Fact]
    public void Assign_RelayNearer_IsTheReport()
    {
        const string Text = "TASS reported on Wednesday that Aasen said on Monday the port was shut.";
        var statement = Spans(Text, cue: "said", content: "the port was shut", source: "Aasen") with { Relay = [Span(Text, "TASS reported")] };

        Roles(Text, TimeRoles.Assign(Text, statement, TimeReading.Scan(Text))).ShouldBe("Wednesday:Report Monday:Statement");
    }

    [Fact]
    public void Assign_TimeBehindAnotherCue_IsNotTaken()
    {
        const string Text = "Aasen said the port was shut and Dahl added on Monday that it was not.";
        var statement = Spans(Text, cue: "said", content: "the port was shut", source: "Aasen") with { Barriers = [Span(Text, "added")] };

        TimeRoles.Assign(Text, statement, TimeReading.Scan(Text)).ShouldBeEmpty();
    }

    [Fact]
    public void Assign_TimeInTheSource_IsNotTaken()
    {
        const string Text = "Aasen, who resigned on Monday, said the port was shut.";
        var statement = Spans(Text, cue: "said", content: "the port was shut", source: "Aasen, who resigned on Monday");

        TimeRoles.Assign(Text, statement, TimeReading.Scan(Text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("said", "Monday:Statement")]
    [InlineData("talks", "")]
    public void Assign_WithATree_TheGovernorDecides(string governor, string expected)
    {
        const string Text = "After talks on Monday Aasen said the port was shut.";
        var statement = Spans(Text, cue: "said", content: "the port was shut", source: "Aasen");

        Roles(Text, TimeRoles.Assign(Text, statement, TimeReading.Scan(Text), _ => Span(Text, governor))).ShouldBe(expected);
    }

    private static AttributedDocument Attribute(string text) => new AttributionEngine().Attribute(
        new AttributionRequest(text, new DateTimeOffset(2024, 5, 15, 18, 20, 0, TimeSpan.Zero)), TestContext.Current.CancellationToken);

    private static string Roles(AttributedDocument document, Statement statement) => Roles(document.Text, statement.Times);

    private static string Roles(string text, IEnumerable<TimeExpression> times) => string.Join(' ', times.Select(e => $"{e.Evidence.In(text)}:{e.Role}"));

    private static StatementSpans Spans(string text, string cue, string content, string source) =>
        new([Span(text, cue)], [Span(text, content)], [Span(text, source)], new TextSpan(0, text.Length));

    private static TextSpan Span(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
