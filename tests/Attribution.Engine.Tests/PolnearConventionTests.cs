using CsCheck;
using DiploMesh.Attribution.Engine.Conventions;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>What the content of a statement is where a corpus draws its edges elsewhere.</summary>
public sealed class PolnearConventionTests
{
    private static readonly string[] Parts = ["“", "”", "\"", "'", "’", "that", " ", ".", ",", "Vesna said", "x", "\ud83d", "\n"];

    [Theory]
    [InlineData("Minister Vesna Horvat said that the ferry will sail again.", "that the ferry will sail again")]
    [InlineData("Minister Vesna Horvat said the ferry will sail again.", "the ferry will sail again")]
    [InlineData("“The ferry sails on Friday,” Minister Vesna Horvat said.", "“The ferry sails on Friday,”")]
    [InlineData("\"The ferry sails on Friday,\" said Minister Vesna Horvat.", "\"The ferry sails on Friday,\"")]
    [InlineData("Minister Vesna Horvat said: “The ferry sails on Friday.”", "“The ferry sails on Friday.”")]
    [InlineData("Minister Vesna Horvat said that “the ferry sails on Friday”.", "that “the ferry sails on Friday”")]
    [InlineData("Minister Vesna Horvat said the delay was “a matter of days”.", "the delay was “a matter of days”")]
    [InlineData("Minister Vesna Horvat said the boat was her parents'.", "the boat was her parents'")]
    public void Apply_Content_TakesInThatAndQuotationMarks(string text, string content)
    {
        var document = PolnearConvention.Apply(Reading.Attribute(text));

        document.Words(document.Statements.ShouldHaveSingleItem().Content).ShouldBe(content);
    }

    [Theory]
    [InlineData("Its that’", 0, 4, 8, 4, 8)] // an apostrophe without its opening mark
    [InlineData("x that y", 0, 7, 8, 2, 8)]
    [InlineData("xthat y", 0, 6, 7, 6, 7)] // no word "that"
    [InlineData("that y", 0, 5, 6, 0, 6)]
    [InlineData("\"y\" z", 0, 1, 2, 0, 3)]
    [InlineData("y\" z", 0, 0, 1, 0, 1)] // nothing was opened
    public void Apply_Edges_AreDrawn(string text, int cue, int start, int end, int newStart, int newEnd)
    {
        var statement = Make("s1", new TextSpan(cue, cue), new TextSpan(start, end));

        Apply(text, statement).Statements.Single().Content.ShouldBe([new TextSpan(newStart, newEnd)]);
    }

    [Fact]
    public void Apply_ContentInTwoParts_TakesInTheMarksOfBoth()
    {
        const string text = "“We sail,” she said, “if it holds.”";
        var statement = Make("s1", new TextSpan(15, 19), new TextSpan(1, 8)) with { Content = [new TextSpan(1, 8), new TextSpan(22, 33)] };

        var document = Apply(text, statement);

        document.Words(document.Statements.Single().Content).ShouldBe("“We sail,” | “if it holds.”");
    }

    [Fact]
    public void Apply_StatementWithinAStatement_IsLeftOutUnlessWanted()
    {
        var outer = Make("s1", new TextSpan(0, 1), new TextSpan(2, 12));
        var inner = Make("s2", new TextSpan(4, 5), new TextSpan(6, 12)) with { NestedIn = "s1", Confidence = 1 };
        var later = Make("s3", new TextSpan(14, 15), new TextSpan(16, 18)) with { Restates = "s2" };

        var flat = Apply("a bcdefghijklm n op qrst", outer, inner, later);
        flat.Statements.Select(s => s.Id).ShouldBe(["s1", "s3"]);
        flat.Statements[1].Restates.ShouldBeNull();
        flat.HopScopes.ShouldHaveSingleItem().StatementIds.ShouldBe(["s1"]);
        Apply("a bcdefghijklm n op qrst", keepNested: true, outer, inner, later).Statements.Select(s => s.Id).ShouldBe(["s1", "s2", "s3"]);
    }

    [Fact]
    public void Apply_StatementsThatShareASource_AreBothKept()
    {
        var source = new TextSpan(0, 1);
        var document = Apply("a b cc d ee", Make("s1", new TextSpan(2, 3), new TextSpan(4, 6)) with { Source = [source] }, Make("s2", new TextSpan(7, 8), new TextSpan(9, 11)) with { Source = [source] });

        document.Statements.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(StatementKind.Narrator, StatementKind.Indirect)]
    [InlineData(StatementKind.Unknown, StatementKind.Indirect)]
    [InlineData(StatementKind.Mixed, StatementKind.Mixed)]
    public void Apply_Kind_IsOneOfThree(StatementKind kind, StatementKind expected) =>
        Apply("a b", Make("s1", new TextSpan(0, 1), new TextSpan(2, 3)) with { Kind = kind }).Statements.Single().Kind.ShouldBe(expected);

    [Fact]
    public void Apply_AnyText_GivesSpansWithinIt() => Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 30].Sample(parts =>
    {
        var text = string.Concat(parts);
        foreach (var span in PolnearConvention.Apply(Reading.Attribute(text)).Statements.SelectMany(s => s.Content))
        {
            span.Start.ShouldBeGreaterThanOrEqualTo(0);
            span.End.ShouldBeLessThanOrEqualTo(text.Length);
            span.Length.ShouldBeGreaterThan(0);
        }
    });

    private static AttributedDocument Apply(string text, params Statement[] statements) => Apply(text, false, statements);

    private static AttributedDocument Apply(string text, bool keepNested, params Statement[] statements) =>
        PolnearConvention.Apply(new AttributedDocument(text, statements, [], [], [], [], [new HopScope("h1", ["s1", "s2"])]), keepNested);

    private static Statement Make(string id, TextSpan cue, TextSpan content) =>
        new() { Id = id, Kind = StatementKind.Indirect, Cue = [cue], Content = [content], Confidence = 0.5f };
}
