using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>What a careless reader gets wrong in a dispatch, one trap at a time.</summary>
public sealed class TrapTests
{
    private const string Exchange = """
        The head of Norway's Ministry of Foreign Affairs, Jon Aasen, conveyed a formal telegram to Mette Krag, who leads Denmark's Ministry of Foreign Affairs. In the message, Aasen acknowledged Norway's deep commitments while stressing that Oslo remains open to talks with Copenhagen. This communication, reported by TASS through the press service of the Danish ministry, signals a thaw despite a crowded calendar.
        Aasen emphasized that Norway stands ready for further contact. The message conveyed a tone of warmth, highlighting the importance of regular exchanges.
        This addition was presented as a courtesy to a busy neighbour, reinforcing the readiness to wait.
        According to the Norwegian side, the friendship proved its worth in the hard winter of 2022.
        Mette Krag, who previously served as Denmark's Foreign Minister, stated that Copenhagen can anticipate Norwegian support, contingent upon a decision at the Arctic Council to reopen the file. She noted that help from Norway hinges on a vote of the forum.
        """;

    [Theory]
    [InlineData("a thaw")]
    [InlineData("the readiness to wait")]
    public void Attribute_AuthorsReading_IsGivenToNobody(string words)
    {
        var statement = Reading.Attribute(Exchange).About(words);

        statement.Kind.ShouldBe(StatementKind.Narrator);
        statement.Speaker.ShouldBeNull();
        statement.Modality.ShouldBe(Modality.Hedged);
    }

    [Fact]
    public void Attribute_AgentlessPassive_StaysUnknown() => Reading.Attribute(Exchange).About("a courtesy").Kind.ShouldBe(StatementKind.Unknown);

    [Theory]
    [InlineData("deep commitments", "Agency:TASS < PressService:the press service of the Danish ministry")]
    [InlineData("Oslo remains open", "Agency:TASS < PressService:the press service of the Danish ministry")]
    [InlineData("Copenhagen can anticipate", "")]
    [InlineData("the friendship", "")]
    [InlineData("a thaw", "")]
    public void Attribute_RelayOfTheTelegram_CoversTheTelegramAlone(string words, string vouchers)
    {
        var document = Reading.Attribute(Exchange);

        document.Vouchers(document.About(words)).ShouldBe(vouchers);
    }

    [Fact]
    public void Attribute_ParticipleThatSharesTheSubject_IsTheSendersStatement()
    {
        var document = Reading.Attribute(Exchange);

        var statement = document.About("Oslo remains open");
        statement.Speaker!.Name.ShouldBe("Jon Aasen");
        statement.Channel.ShouldBe(Channel.Telegram);
        statement.Addressees.ShouldHaveSingleItem().Actor!.Name.ShouldBe("Mette Krag");
    }

    [Fact]
    public void Attribute_MessageThatSpeaks_SpeaksForItsSender() => Reading.Attribute(Exchange).About("regular exchanges").Speaker!.Name.ShouldBe("Jon Aasen");

    [Fact]
    public void Attribute_PromiseReportedByItsBeneficiary_IsNoPledgeOfTheOther()
    {
        var document = Reading.Attribute(Exchange);

        var statement = document.About("Copenhagen can anticipate");
        statement.Speaker!.Name.ShouldBe("Mette Krag");
        statement.Modality.ShouldBe(Modality.Conditional);
        document.Words(statement.Condition).ShouldBe("a decision at the Arctic Council to reopen the file");
    }

    [Fact]
    public void Attribute_ConditionInOtherWords_IsStillOne()
    {
        var document = Reading.Attribute(Exchange);

        document.Words(document.About("hinges on").Condition).ShouldBe("a vote of the forum");
    }

    [Fact]
    public void Attribute_SideThatIsNotNamed_IsACollective() => Reading.Attribute(Exchange).About("the friendship").Speaker!.Type.ShouldBe(ActorType.Collective);

    [Fact]
    public void Attribute_TextWithoutQuotationMarks_HasNoDirectStatement() => Reading.Attribute(Exchange).Statements.ShouldAllBe(s => s.Kind != StatementKind.Direct && s.Kind != StatementKind.Mixed);

    [Fact]
    public void Attribute_CurrentAndFormerHead_AreAConflictAndBothKept()
    {
        var document = Reading.Attribute(Exchange);

        document.Tenures.Where(t => t.Person.Name == "Mette Krag").Select(t => t.Status).ShouldBe([TenureStatus.Current, TenureStatus.Former]);
        document.Conflicts.ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.Tenure);
    }
}
