using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

/// <summary>Who vouches, through what it was said, and to whom.</summary>
public sealed class ChainTests
{
    [Fact]
    public void Attribute_Dateline_VouchesForEveryStatement()
    {
        var document = Reading.Attribute("OSLO, May 3 (Reuters) - Jon Aasen said that the line is fixed.\n\nThe move signals a hardening in the north.");

        document.Statements.Count.ShouldBe(2);
        document.Statements.ShouldAllBe(s => document.Vouchers(s) == "Publisher:Reuters");
        document.HopScopes.First(h => h.StatementIds.Count == 2).StatementIds.ShouldBe(["s1", "s2"]);
    }

    [Fact]
    public void Attribute_Letterhead_IsNamedInFullAndNotByTheStateOfTheLineAbove()
    {
        var document = Reading.Attribute("""
            Readout of the call with the President of Ghana

            Office of the Prime Minister, Oslo, 3 May 2025

            Prime Minister Jon Aasen said that the line is fixed.
            """);

        document.Vouchers(document.About("the line")).ShouldStartWith("Publisher:Office of the Prime Minister");
        document.Actors.ShouldContain(actor => actor.Name == "Office of the Prime Minister of Norway");
    }

    [Fact]
    public void Attribute_RelayOfOneCommunication_IsNotSpreadToOthers()
    {
        var document = Reading.Attribute("""
            Foreign Minister Jon Aasen sent a telegram to Mette Krag. In the telegram, Aasen stressed that the line is fixed.
            The exchange, reported by Interfax through the press service of the ministry, signals a thaw.
            Mette Krag said that the fleet is ready.
            """);

        document.Vouchers(document.About("the line")).ShouldBe("Agency:Interfax < PressService:the press service of the ministry");
        document.Vouchers(document.About("the fleet")).ShouldBeEmpty();
        document.Vouchers(document.About("a thaw")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Jon Aasen said that the line is fixed, TASS reported.")]
    [InlineData("According to TASS, Jon Aasen said that the line is fixed.")]
    [InlineData("TASS reported that Jon Aasen said that the line is fixed.")]
    [InlineData("Jon Aasen was quoted by TASS as saying that the line is fixed.")]
    public void Attribute_AgencyThatPassesWordsOn_IsAHopAndNoSpeaker(string text)
    {
        var (document, statement) = Reading.AttributeOne(text);

        statement.Speaker!.Name.ShouldBe("Jon Aasen");
        document.Vouchers(statement).ShouldBe("Agency:TASS");
        document.Words(statement.Content).ShouldBe("the line is fixed");
    }

    [Fact]
    public void Attribute_AgencyCitingSomebody_GivesTheWordsToTheOneCited()
    {
        var (document, statement) = Reading.AttributeOne("TASS reported on Monday, citing the Norwegian Ministry of Fisheries, that the line is fixed.");

        statement.Speaker!.Name.ShouldBe("Ministry of Fisheries of Norway");
        document.Vouchers(statement).ShouldBe("Agency:TASS");
    }

    [Fact]
    public void Attribute_ToldAnOutlet_IsAnInterviewThatGoesOnForTheSameSpeaker()
    {
        var document = Reading.Attribute("Jon Aasen told state television NRK that the line is fixed. He added that the fleet is ready. Mette Krag said that talks go on.");

        document.About("the fleet").Channel.ShouldBe(Channel.Interview);
        document.Vouchers(document.About("the fleet")).ShouldBe("Outlet:NRK");
        document.About("talks").Channel.ShouldBe(Channel.Unspecified);
        document.Vouchers(document.About("talks")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Jon Aasen told reporters that the line is fixed.", Channel.PressConference)]
    [InlineData("Jon Aasen told parliament that the line is fixed.", Channel.Speech)]
    [InlineData("In a statement, Jon Aasen said that the line is fixed.", Channel.Statement)]
    [InlineData("Jon Aasen said in a radio interview that the line is fixed.", Channel.Interview)]
    [InlineData("Jon Aasen wrote in a post on Facebook that the line is fixed.", Channel.SocialMedia)]
    [InlineData("In a note verbale delivered to the Danish embassy, Jon Aasen said that the line is fixed.", Channel.NoteVerbale)]
    [InlineData("Jon Aasen said after a cabinet meeting that the line is fixed.", Channel.Unspecified)]
    public void Attribute_ClauseThatNamesAChannel_TellsIt(string text, Channel channel) => Reading.AttributeOne(text).Statement.Channel.ShouldBe(channel);

    [Fact]
    public void Attribute_CallBetweenTwo_IsTheChannelOfBothAndGivesTheAddressee()
    {
        var document = Reading.Attribute(
            "Foreign Minister Jon Aasen spoke by phone with Danish Foreign Minister Mette Krag. Aasen said that the line is fixed. Krag replied that the fleet is ready. Two analysts said that talks go on.");

        document.About("the line").Channel.ShouldBe(Channel.Call);
        document.About("the line").Addressees.ShouldHaveSingleItem().Actor!.Name.ShouldBe("Mette Krag");
        document.About("the line").Addressees[0].Inherited.ShouldBeTrue();
        document.About("the fleet").Addressees.ShouldHaveSingleItem().Actor!.Name.ShouldBe("Jon Aasen");
        document.About("talks").Channel.ShouldBe(Channel.Unspecified);
        document.Communications.ShouldHaveSingleItem().StatementIds.ShouldBe(["s1", "s2"]);
    }

    [Fact]
    public void Attribute_RecipientOfATelegram_DoesNotSpeakInIt()
    {
        var document = Reading.Attribute("Jon Aasen sent a telegram to Mette Krag. Krag stated that the fleet is ready.");

        document.About("the fleet").Channel.ShouldBe(Channel.Unspecified);
    }

    [Fact]
    public void Attribute_TelegramHeader_TellsIssuerAndRecipient()
    {
        var document = Reading.Attribute("FROM: EMBASSY OSLO\nTO: MINISTRY ROME\nSUBJECT: FISHING LINE\n\n1. We recommend waiting until June.\n\nROSSI");

        var statement = document.Statements.ShouldHaveSingleItem();
        statement.Speaker!.Name.ShouldBe("EMBASSY OSLO");
        statement.Channel.ShouldBe(Channel.Telegram);
        statement.Modality.ShouldBe(Modality.Requested);
        document.Words(statement.Addressees.Select(a => a.Evidence)).ShouldBe("MINISTRY ROME");
        document.Vouchers(statement).ShouldBe("Publisher:EMBASSY OSLO");
    }

    [Fact]
    public void Attribute_PressRelease_IsTheChannelOfItsIssuerOnly()
    {
        var document = Reading.Attribute("MINISTRY OF FISHERIES\nPRESS RELEASE No. 4\n\nThe Ministry of Fisheries regrets the loss of the trawler.\n\nIts owner, Jon Aasen, said that the crew is safe.");

        document.About("the loss").Channel.ShouldBe(Channel.PressRelease);
        document.About("the crew").Channel.ShouldBe(Channel.Unspecified);
    }

    [Fact]
    public void Attribute_ToldSomebody_NamesTheAddressee()
    {
        var (document, statement) = Reading.AttributeOne("Norway asked the Danish embassy to open the port.");

        document.Words(statement.Addressees.Select(a => a.Evidence)).ShouldBe("the Danish embassy");
        document.Words(statement.Content).ShouldBe("to open the port");
    }
}
