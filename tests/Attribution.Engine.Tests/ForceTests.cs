using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>How firmly it is said, on what it depends, whom it binds.</summary>
public sealed class ForceTests
{
    [Theory]
    [InlineData("Jon Aasen said that Norway will open the port if Denmark lifts the ban.", "Denmark lifts the ban")]
    [InlineData("Jon Aasen said that Norway will close the port unless Denmark lifts the ban, and left.", "Denmark lifts the ban")]
    [InlineData("Jon Aasen said that Norway will open the port, provided that Denmark lifts the ban.", "Denmark lifts the ban")]
    [InlineData("Jon Aasen said that Denmark can count on the port, contingent upon a vote in Oslo.", "a vote in Oslo")]
    [InlineData("Jon Aasen said that the opening is subject to a vote in Oslo.", "a vote in Oslo")]
    [InlineData("“If the ban goes, the port opens,” Jon Aasen said.", "the ban goes")]
    [InlineData("Jon Aasen said that the port opens once the ban is lifted.", "the ban is lifted")]
    public void Attribute_Condition_IsASpanWithoutItsMarker(string text, string condition)
    {
        var (document, statement) = Reading.AttributeOne(text);

        statement.Modality.ShouldBe(Modality.Conditional);
        document.Words(statement.Condition).ShouldBe(condition);
    }

    [Theory]
    [InlineData("Jon Aasen said that the port is open.", Modality.Firm)]
    [InlineData("Jon Aasen said that the port may open.", Modality.Hedged)]
    [InlineData("Jon Aasen hopes that the port opens.", Modality.Hedged)]
    [InlineData("Jon Aasen denied that the port was closed.", Modality.Denied)]
    [InlineData("Jon Aasen rejected the allegation that the port was closed.", Modality.Denied)]
    [InlineData("Jon Aasen rejected the plan.", Modality.Negated)]
    [InlineData("Jon Aasen ruled out a second port.", Modality.Negated)]
    [InlineData("Jon Aasen said that Norway will not open the port.", Modality.Negated)]
    [InlineData("Jon Aasen did not say whether the port was open.", Modality.Negated)]
    [InlineData("Jon Aasen would not say whether the port was open.", Modality.Negated)]
    [InlineData("Jon Aasen refused to open the port.", Modality.Negated)]
    [InlineData("Jon Aasen urged Denmark to open the port.", Modality.Requested)]
    [InlineData("Jon Aasen called on Denmark to open the port.", Modality.Requested)]
    [InlineData("Jon Aasen said that Denmark must open the port.", Modality.Requested)]
    [InlineData("Jon Aasen asked whether the port was open.", Modality.Requested)]
    [InlineData("Jon Aasen said that the port is open even if nobody comes.", Modality.Firm)]
    [InlineData("Jon Aasen said that the opening did not depend on a vote in Oslo.", Modality.Negated)]
    [InlineData("An official said on condition of anonymity that the port is open.", Modality.Firm)]
    public void Attribute_Wording_TellsTheModality(string text, Modality modality) => Reading.AttributeOne(text).Statement.Modality.ShouldBe(modality);

    [Theory]
    [InlineData("Danish minister Mette Krag said that Norway will open the port.", "Norway")]
    [InlineData("Danish minister Mette Krag said that Denmark stands ready for talks.", "Denmark")]
    [InlineData("Danish minister Mette Krag promised to open the port.", "Denmark")]
    [InlineData("Danish minister Mette Krag said that Denmark can expect help from Norway.", null)]
    [InlineData("Danish minister Mette Krag urged Norway to open the port.", null)]
    [InlineData("Danish minister Mette Krag said that the port is old.", null)]
    public void Attribute_Promise_BindsItsHolderAndNotItsSpeaker(string text, string? holder) => Reading.AttributeOne(text).Statement.Holder?.Name.ShouldBe(holder);

    [Fact]
    public void Attribute_SameThingAgain_RestatesTheFirst()
    {
        var document = Reading.Attribute(
            "Jon Aasen said that the northern fishing line remains where the treaty put it. He reiterated that the northern fishing line remains in place. He said that herring prices fell.");

        document.Statements.Select(s => s.Restates).ShouldBe([null, "s1", null]);
    }
}
