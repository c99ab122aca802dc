using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>Who speaks, and when nobody does.</summary>
public sealed class VoiceTests
{
    [Theory]
    [InlineData("This announcement signals a thaw in the strait.", "a thaw in the strait")]
    [InlineData("The choice of words suggests that Oslo is in no hurry.", "Oslo is in no hurry")]
    [InlineData("The photograph released on Friday marks a turn in the dispute.", "a turn in the dispute")]
    public void Attribute_ActThatSignals_IsTheNarratorsReading(string text, string content)
    {
        var (document, statement) = Reading.AttributeOne(text);

        statement.Kind.ShouldBe(StatementKind.Narrator);
        statement.Speaker.ShouldBeNull();
        statement.Source.ShouldBeEmpty();
        statement.Modality.ShouldBe(Modality.Hedged);
        document.Words(statement.Content).ShouldBe(content);
    }

    [Fact]
    public void Attribute_NarratorAfterASpeaker_IsNotGivenToTheSpeaker()
    {
        var document = Reading.Attribute("Jon Aasen said that talks go on. This framing underscores how Norway guards its fleet.");

        document.About("how Norway").Kind.ShouldBe(StatementKind.Narrator);
        document.About("how Norway").Speaker.ShouldBeNull();
    }

    [Theory]
    [InlineData("The visit was presented as a courtesy.", "a courtesy")]
    [InlineData("The envoy is said to have left Oslo.", "The envoy | to have left Oslo")]
    [InlineData("It was reported that the envoy had left.", "the envoy had left")]
    public void Attribute_AgentlessPassive_StaysUnknown(string text, string content)
    {
        var (document, statement) = Reading.AttributeOne(text);

        statement.Kind.ShouldBe(StatementKind.Unknown);
        statement.Speaker.ShouldBeNull();
        document.Words(statement.Content).ShouldBe(content);
    }

    [Theory]
    [InlineData("Oslo insists that the line is fixed.", "Norway", ActorType.State)]
    [InlineData("The Norwegian government said that the line is fixed.", "Norway", ActorType.State)]
    [InlineData("Norway's Ministry of Fisheries said that the line is fixed.", "Ministry of Fisheries of Norway", ActorType.Institution)]
    [InlineData("According to the Norwegian side, the line is fixed.", "the Norwegian side", ActorType.Collective)]
    [InlineData("Two senior officials said that the line is fixed.", "Two senior officials", ActorType.Collective)]
    [InlineData("Clerk spokesman Jon Aasen said that the line is fixed.", "Jon Aasen", ActorType.Person)]
    [InlineData("European Council President Ana Sol said that the line is fixed.", "Ana Sol", ActorType.Person)]
    [InlineData("An aide to President Ana Sol said that the line is fixed.", "An aide to President Ana Sol", ActorType.Person)]
    [InlineData("Envoy Hani al-Masri said that the line is fixed.", "Hani al-Masri", ActorType.Person)]
    public void Attribute_Source_ResolvesToActor(string text, string name, ActorType type)
    {
        var (_, statement) = Reading.AttributeOne(text);

        statement.Speaker.ShouldNotBeNull();
        statement.Speaker.Name.ShouldBe(name);
        statement.Speaker.Type.ShouldBe(type);
    }

    [Theory]
    [InlineData("He added that the fleet is ready.", "Jon Aasen")]
    [InlineData("Aasen added that the fleet is ready.", "Jon Aasen")]
    [InlineData("The minister added that the fleet is ready.", "Jon Aasen")]
    [InlineData("The Norwegian minister added that the fleet is ready.", "Jon Aasen")]
    public void Attribute_LaterMention_ResolvesToTheSamePerson(string later, string name)
    {
        var document = Reading.Attribute("Norwegian Fisheries Minister Jon Aasen said that the line is fixed. " + later);

        document.About("the fleet").Speaker!.Name.ShouldBe(name);
    }

    [Fact]
    public void Attribute_CounterpartWithAState_ResolvesByTheState()
    {
        var document = Reading.Attribute(
            "Norwegian Foreign Minister Jon Aasen telephoned his Danish counterpart, Mette Krag, on Friday. The Danish minister said that the line is fixed. The minister repeated that the fleet is ready.");

        document.About("the line").Speaker!.Name.ShouldBe("Mette Krag");
        document.About("the fleet").Speaker!.Name.ShouldBe("Jon Aasen");
    }

    [Fact]
    public void Attribute_PronounThatFitsNobody_LeavesTheSpeakerOpen()
    {
        var (document, statement) = Reading.AttributeOne("Ms. Mette Krag arrived late. He said that the line is fixed.");

        statement.Speaker.ShouldBeNull();
        document.Words(statement.Source).ShouldBe("He");
    }

    [Fact]
    public void Attribute_NameAfterThePronoun_IsNotThePronounsPerson()
    {
        var document = Reading.Attribute("Jon Aasen said that the line is fixed. Ms. Mette Krag said that it moves. He believes Jon Aasen is right.");

        document.About("Jon Aasen is right").Speaker.ShouldBeNull();
    }

    [Fact]
    public void Attribute_MinisterWhomNothingNames_LeavesTheSpeakerOpen() =>
        Reading.AttributeOne("The minister said that the line is fixed.").Statement.Speaker.ShouldBeNull();

    [Fact]
    public void Attribute_DocumentThatSpeaks_SpeaksForItsAuthor()
    {
        var document = Reading.Attribute("Jon Aasen sent a letter to Mette Krag. The letter assured that the fleet stays in port.");

        var statement = document.About("the fleet");
        statement.Speaker!.Name.ShouldBe("Jon Aasen");
        statement.Chain[^1].Role.ShouldBe(ChainRole.Document);
        document.Words(statement.Addressees.Select(a => a.Evidence)).ShouldBe("Mette Krag");
    }

    [Fact]
    public void Attribute_ExcludeAttitudes_LeavesBeliefsOut()
    {
        const string Text = "Jon Aasen believes that the line is fixed. Jon Aasen said that the fleet is ready.";

        Reading.Attribute(Text).Statements.Select(s => s.CueClass).ShouldBe([CueClass.Belief, CueClass.Speech]);
        Reading.Attribute(Text, excludeAttitudes: true).Statements.ShouldHaveSingleItem().CueClass.ShouldBe(CueClass.Speech);
    }
}
