using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>The ways in which English attributes, one sentence each.</summary>
public sealed class ProposalTests
{
    [Theory]
    [InlineData("Jon Aasen said at a regular briefing that Norway opposes the plan.", "Jon Aasen", "Norway opposes the plan")]
    [InlineData("Jon Aasen told the daily Nordlys last week that the pier was safe.", "Jon Aasen", "the pier was safe")]
    [InlineData("The minister said the Danish envoy had closed the road, adding that Oslo would protest.", "The minister", "Oslo would protest")]
    [InlineData("Jon Aasen accused Denmark of hiding the survey.", "Jon Aasen", "Denmark of hiding the survey")]
    [InlineData("Jon Aasen thanked Denmark for its patience at sea.", "Jon Aasen", "its patience at sea")]
    [InlineData("Jon Aasen was adamant that the pier would stay.", "Jon Aasen", "the pier would stay")]
    [InlineData("Jon Aasen warned Denmark against linking the two disputes.", "Jon Aasen", "against linking the two disputes")]
    [InlineData("Jon Aasen condemned in the strongest terms the attack on the trawler.", "Jon Aasen", "the attack on the trawler")]
    [InlineData("The Danish proposal was rejected by the Norwegian government.", "the Norwegian government", "The Danish proposal")]
    [InlineData("Jon Aasen went on to say that the pier was old.", "Jon Aasen", "the pier was old")]
    [InlineData("Jon Aasen took note of the request and promised to answer it.", "Jon Aasen", "to answer it")]
    [InlineData("Jon Aasen quipped that the pier had outlived three ministers.", "Jon Aasen", "the pier had outlived three ministers")]
    [InlineData("Jon Aasen grumbled that the pier had cost too much.", "Jon Aasen", "the pier had cost too much")]
    public void Attribute_FormOfAttribution_IsFound(string text, string source, string content)
    {
        var document = Reading.Attribute(text);

        var statement = document.About(content);
        document.Words(statement.Source).ShouldBe(source);
        document.Words(statement.Content).ShouldBe(content);
    }

    [Theory]
    [InlineData("Nine men were reportedly held at the port.", "reportedly")]
    [InlineData("It is thought the pier could cost a million.", "is thought")]
    [InlineData("The pier is seen as a folly.", "is seen as")]
    public void Attribute_NobodySaysIt_IsUnknown(string text, string cue)
    {
        var (document, statement) = Reading.AttributeOne(text);

        statement.Kind.ShouldBe(StatementKind.Unknown);
        document.Words(statement.Cue).ShouldBe(cue);
    }

    [Theory]
    [InlineData("Jon Aasen could say that the pier is safe.")]
    [InlineData("The ministry remains committed to good relations.")]
    [InlineData("He knows that the pier is old.")]
    [InlineData("Jon Aasen declined to comment on the pier.")]
    [InlineData("The engineers, who asked not to be named, left early.")]
    public void Attribute_WhatOnlyLooksLikeACue_IsNone(string text) => Reading.Attribute(text).Statements.ShouldBeEmpty();

    [Fact]
    public void Attribute_CueBetweenSubjectAndVerb_GivesBothParts()
    {
        var (document, statement) = Reading.AttributeOne("The difference now, Jon Aasen told reporters, is that the pier has a roof.");

        document.Words(statement.Content).ShouldBe("The difference now | is that the pier has a roof");
    }

    [Fact]
    public void Attribute_RelativeClauseBehindTheSpeaker_IsNoContent()
    {
        var (document, statement) = Reading.AttributeOne("“The pier is gone,” said Jon Aasen, a retired captain who lives in Bergen.");

        document.Words(statement.Content).ShouldBe("The pier is gone");
    }

    [Fact]
    public void Attribute_ParagraphsOfQuotation_GoOnWithTheSpeaker()
    {
        var (document, statement) = Reading.AttributeOne("“We lost the pier,” Jon Aasen said.\n\n“It was old. It was ours.\n\n“We shall build another.”");

        document.Words(statement.Content).ShouldBe("We lost the pier | It was old. It was ours | We shall build another");
    }

    [Fact]
    public void Attribute_AsideWithAs_HasTheContentBeforeIt()
    {
        var document = Reading.Attribute("Norway denied that it had closed the pier, as three captains in Bergen had claimed.");

        document.Statements.Select(s => document.Words(s.Source)).ShouldBe(["Norway", "three captains in Bergen"], ignoreOrder: true);
        document.Statements.ShouldAllBe(s => document.Words(s.Content) == "it had closed the pier");
    }

    [Fact]
    public void Attribute_TwoWhoSpeakAsOne_AreACollective() =>
        Reading.AttributeOne("Jon Aasen and Mette Krag said that the pier stays.").Statement.Speaker!.Type.ShouldBe(ActorType.Collective);

    [Fact]
    public void Attribute_Transcript_GivesEachAnswerToItsSpeakerAndNoQuestion()
    {
        var document = Reading.Attribute("""
            Reporter: Is the pier safe?

            Aasen: Denmark told us in May that it would send divers.

            Reporter: And then?

            Aasen: Norway will not wait.
            """);

        document.Statements.Where(s => s.NestedIn is null).Select(s => document.Words(s.Content)).ShouldBe(["Denmark told us in May that it would send divers", "Norway will not wait"]);
        document.Statements.Where(s => s.NestedIn is null).ShouldAllBe(s => s.Kind == StatementKind.Direct && s.Cue.Count == 0);
        document.About("Norway will not wait").Modality.ShouldBe(Modality.Negated);
        document.Statements.Single(s => s.NestedIn is not null).Speaker!.Name.ShouldBe("Denmark");
    }

    [Fact]
    public void Attribute_ResolutionWithItsIssuerApart_GivesEveryItemToTheIssuer()
    {
        var document = Reading.Attribute("""
            Final Communiqué of the Fjord Summit

            The Heads of Government of the Fjord States,

            1. Welcome the new pier and call upon all captains to use it;

            2. Note with concern that the old pier is still open.
            """);

        document.Statements.Select(s => document.Words(s.Content)).ShouldBe(["the new pier", "to use it", "the old pier is still open"]);
        document.Statements.ShouldAllBe(s => document.Words(s.Source) == "The Heads of Government of the Fjord States" && s.Channel == Channel.Statement);
    }

    [Fact]
    public void Attribute_PronounOfTheSpeakerInHisWords_TellsTheGenderForTheNextPronoun()
    {
        var document = Reading.Attribute(
            "Prime Minister Ana Sol spoke by phone with President Kim Orr. President Orr said he would not come. She said that the pier stays.");

        document.About("the pier stays").Speaker!.Name.ShouldBe("Ana Sol");
    }

    [Fact]
    public void Attribute_SomebodyReportsHisOwnWords_IsOneStatement() =>
        Reading.Attribute("Jon Aasen said he had told the captains that the pier was closed.").Statements.ShouldHaveSingleItem();
}
