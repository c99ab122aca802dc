using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>Which words are the source, the cue and the content, and how the content stands.</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData("Minister Vesna Horvat said that the ferry will sail again.", "Minister Vesna Horvat", "said", "the ferry will sail again", StatementKind.Indirect)]
    [InlineData("Minister Vesna Horvat said the ferry will sail again.", "Minister Vesna Horvat", "said", "the ferry will sail again", StatementKind.Indirect)]
    [InlineData("“The ferry sails on Friday,” Minister Vesna Horvat said.", "Minister Vesna Horvat", "said", "The ferry sails on Friday", StatementKind.Direct)]
    [InlineData("\"The ferry sails on Friday,\" said Minister Vesna Horvat.", "Minister Vesna Horvat", "said", "The ferry sails on Friday", StatementKind.Direct)]
    [InlineData("Minister Vesna Horvat said: “The ferry sails on Friday.”", "Minister Vesna Horvat", "said", "The ferry sails on Friday", StatementKind.Direct)]
    [InlineData("Minister Vesna Horvat said the delay was “a matter of days”.", "Minister Vesna Horvat", "said", "the delay was “a matter of days”", StatementKind.Mixed)]
    [InlineData("The ferry will sail again, Minister Vesna Horvat said on Monday.", "Minister Vesna Horvat", "said", "The ferry will sail again", StatementKind.Indirect)]
    [InlineData("According to Minister Vesna Horvat, the ferry will sail again.", "Minister Vesna Horvat", "According to", "the ferry will sail again", StatementKind.Indirect)]
    [InlineData("The ferry will sail again, according to Minister Vesna Horvat.", "Minister Vesna Horvat", "according to", "The ferry will sail again", StatementKind.Indirect)]
    [InlineData("Norway urged Iceland to lower its quota.", "Norway", "urged", "to lower its quota", StatementKind.Indirect)]
    [InlineData("Norway's claim that Iceland overfished is old.", "Norway", "claim", "Iceland overfished", StatementKind.Indirect)]
    [InlineData("Minister Vesna Horvat expressed her deep regret over the loss of the ferry.", "Minister Vesna Horvat", "expressed her deep regret over", "the loss of the ferry", StatementKind.Indirect)]
    [InlineData("Minister Vesna Horvat welcomed the new timetable.", "Minister Vesna Horvat", "welcomed", "the new timetable", StatementKind.Indirect)]
    [InlineData("Minister Vesna Horvat asked whether the pier was safe.", "Minister Vesna Horvat", "asked", "whether the pier was safe", StatementKind.Indirect)]
    [InlineData("Two harbour officials in Bergen, who asked not to be named, said the pier was closed in May.", "Two harbour officials in Bergen", "said", "the pier was closed in May", StatementKind.Indirect)]
    [InlineData("The ministry's spokesman, Jon Aasen, later said that the pier was safe.", "The ministry's spokesman, Jon Aasen", "said", "the pier was safe", StatementKind.Indirect)]
    [InlineData("Jon Aasen said in a statement he had seen no plan.", "Jon Aasen", "said", "he had seen no plan", StatementKind.Indirect)]
    public void Attribute_OneCue_FindsSourceCueAndContent(string text, string source, string cue, string content, StatementKind kind)
    {
        var (document, statement) = Reading.AttributeOne(text);

        document.Words(statement.Source).ShouldBe(source);
        document.Words(statement.Cue).ShouldBe(cue);
        document.Words(statement.Content).ShouldBe(content);
        statement.Kind.ShouldBe(kind);
    }

    [Fact]
    public void Attribute_QuotationGoingOnAfterTheCue_IsOneStatement()
    {
        var (document, statement) = Reading.AttributeOne("“We have time,” Jon Aasen said. “The pier has stood for a century.”");

        document.Words(statement.Content).ShouldBe("We have time | The pier has stood for a century");
        statement.Kind.ShouldBe(StatementKind.Direct);
    }

    [Fact]
    public void Attribute_QuotationOverParagraphs_IsOneStatement()
    {
        var (document, statement) = Reading.AttributeOne("“We have time,” Jon Aasen said. “The pier is old.\n\n“It will hold.”");

        document.Words(statement.Content).ShouldBe("We have time | The pier is old | It will hold");
    }

    [Fact]
    public void Attribute_CueInsideItsContent_GivesTwoSpans()
    {
        var (document, statement) = Reading.AttributeOne("Norway, Jon Aasen said, “will not sell the pier”.");

        document.Words(statement.Content).ShouldBe("Norway | will not sell the pier");
        statement.Kind.ShouldBe(StatementKind.Mixed);
        statement.Modality.ShouldBe(Modality.Negated);
    }

    [Fact]
    public void Attribute_ParticipleAfterTheClause_SharesTheSubject()
    {
        var document = Reading.Attribute("Jon Aasen acknowledged the delay while stressing that the pier is safe, adding that tickets stay valid.");

        document.Statements.Select(s => document.Words(s.Content)).ShouldBe(["the delay", "the pier is safe", "tickets stay valid"]);
        document.Statements.ShouldAllBe(s => s.Speaker!.Name == "Jon Aasen");
    }

    [Fact]
    public void Attribute_TwoThatClauses_AreTwoStatements()
    {
        var document = Reading.Attribute("Jon Aasen recalled that the pier was built in 1902, and that Norway had paid for it.");

        document.Statements.Select(s => document.Words(s.Content)).ShouldBe(["the pier was built in 1902", "Norway had paid for it"]);
    }

    [Fact]
    public void Attribute_SomebodySaysThatAnotherTold_NestsTheInnerStatement()
    {
        var document = Reading.Attribute("Jon Aasen said the Queen had told the Danish envoy that the pier was not for sale.");

        document.Statements.Count.ShouldBe(2);
        document.Statements[0].NestedIn.ShouldBeNull();
        document.Words(document.Statements[1].Content).ShouldBe("the pier was not for sale");
        document.Statements[1].NestedIn.ShouldBe(document.Statements[0].Id);
        document.Words(document.Statements[1].Addressees.Select(a => a.Evidence)).ShouldBe("the Danish envoy");
    }

    [Theory]
    [InlineData("The ministers met in Oslo and signed the treaty.")]
    [InlineData("Jon Aasen declined to comment.")]
    [InlineData("The claim was old and the offer stood.")]
    [InlineData("The two sides discussed trade.")]
    [InlineData("A report proposed by the board was shelved.")]
    [InlineData("If Norway rejects the plan, the pier stays closed.")]
    public void Attribute_NobodySaysAnything_FindsNothing(string text) => Reading.Attribute(text).Statements.ShouldBeEmpty();

    [Fact]
    public void Attribute_CueInsideAQuotation_IsNotTheReportersCue()
    {
        var (document, statement) = Reading.AttributeOne("“They said that we lost,” Jon Aasen said.");

        document.Words(statement.Content).ShouldBe("They said that we lost");
    }
}
