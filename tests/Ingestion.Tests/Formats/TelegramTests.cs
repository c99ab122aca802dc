using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class TelegramTests
{
    private const string Cable =
        "O 051430Z OCT 22\r\nFM AMEMBASSY NORTHPORT\r\nTO RUEHC/SECSTATE IMMEDIATE 4411\r\nINFO RUEHXX/SOUTHPORT COLLECTIVE\r\nC O N F I D E N T I A L SECTION 01 OF 02 NORTHPORT 001756\r\n"
        + "SUBJECT: HARBOUR MINISTER ON THE PILOTAGE TALKS\r\n\r\nREF: A. NORTHPORT 1740\r\n     B. STATE 90211\r\n\r\n1. (C) The minister told the ambassador that pilotage fees would not rise.\r\n";

    private const string Printed =
        "Telegram From the Embassy in Northport to the Harbour Department\n\nNorthport, December 29, 1955—4:17 p.m.\n\nSecret; Limit Distribution\n\n"
        + "1863. Minister told me fees are closed matter. He asked that this not be published.\n";

    [Fact]
    public void Read_Cable_HeaderIsToldApart()
    {
        var header = Documents.Read(Cable).Telegram;

        header.From.ShouldBe("AMEMBASSY NORTHPORT");
        header.To.ShouldBe(["RUEHC/SECSTATE IMMEDIATE 4411"]);
        header.References.ShouldBe(["A. NORTHPORT 1740", "B. STATE 90211"]);
        header.Subject.ShouldBe("HARBOUR MINISTER ON THE PILOTAGE TALKS");
        header.DateTimeGroup.ShouldBe("051430Z OCT 22");
        header.Number.ShouldBe("001756");
        header.Classification.ShouldBe(["C O N F I D E N T I A L"]);
    }

    [Fact]
    public void Read_Cable_TextIsTheWholeTextAsItCame()
    {
        var dispatch = Documents.Read(Cable);

        dispatch.Text.ShouldBe(Cable);
        dispatch.MediaType.ShouldBe("text/x-telegram");
        dispatch.Title.ShouldBe("HARBOUR MINISTER ON THE PILOTAGE TALKS");
    }

    [Fact]
    public void Read_DateTimeGroup_IsPublishedTimeAndItsCenturyIsSaid()
    {
        var dispatch = Documents.Read(Cable);

        dispatch.PublishedTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2022, 10, 5, 14, 30, 0, TimeSpan.Zero));
        dispatch.Warnings.ShouldBe(["year of two digits in \"051430Z OCT 22\" read as 2022"]);
    }

    [Fact]
    public void Read_PrintedTelegram_HeadingDateAndNumberAreFound()
    {
        var dispatch = Documents.Read(Printed);

        dispatch.Telegram.From.ShouldBe("the Embassy in Northport");
        dispatch.Telegram.To.ShouldBe(["the Harbour Department"]);
        dispatch.Telegram.DateTimeGroup.ShouldBe("December 29, 1955—4:17 p.m.");
        dispatch.Telegram.Number.ShouldBe("1863");
        dispatch.Telegram.Classification.ShouldBe(["Secret", "Limit Distribution"]);
        dispatch.PublishedTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(1955, 12, 29, 16, 17, 0, TimeSpan.Zero));
        dispatch.Warnings.ShouldBe(["\"December 29, 1955—4:17 p.m.\" names no time zone; read as UTC"]);
    }

    [Theory]
    [InlineData("311200R JAN 1999", "1999-01-31T17:00:00Z")]
    [InlineData("010000B MAR 2001", "2001-02-28T22:00:00Z")]
    [InlineData("051430Z OCT 75", "1975-10-05T14:30:00Z")]
    [InlineData("December 31, 1955—noon", "1955-12-31T12:00:00Z")]
    [InlineData("March 22, 1956", "1956-03-22T00:00:00Z")]
    [InlineData("December 1, 1955, 12:05 a.m.", "1955-12-01T00:05:00Z")]
    public void Read_DateLine_IsRead(string written, string expected) => Documents
        .Read($"FROM: Northport\nTO: Southport\nDATE: {written}\nSUBJECT: Fees\n\nThe fees stand.")
        .PublishedTime.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'").ShouldBe(expected);

    [Theory]
    [InlineData("311430Z FEB 22")]
    [InlineData("052530Z OCT 22")]
    [InlineData("051430J OCT 22")]
    [InlineData("next Monday")]
    public void Read_DateThatCannotBe_GivesNoPublishedTime(string written) => Documents
        .Read($"FROM: Northport\nTO: Southport\nDATE: {written}\nSUBJECT: Fees\n\nThe fees stand.")
        .PublishedTime.ShouldBeNull();

    [Fact]
    public void Read_TelegramDeclaredAsPlainText_KeepsItsHeader()
    {
        var dispatch = Documents.Read(Cable, "text/plain");

        (dispatch.MediaType, dispatch.Telegram?.From).ShouldBe(("text/plain", "AMEMBASSY NORTHPORT"));
    }

    [Fact]
    public void Read_DeclaredTelegramWithoutHeader_IsTakenAndSaid()
    {
        var dispatch = Documents.Read("The fees stand, the minister said.", "text/x-telegram");

        dispatch.Telegram.ShouldNotBeNull();
        dispatch.Warnings.ShouldBe(["no header lines of a telegram were found"]);
    }

    [Theory]
    [InlineData("From the harbour to the hills, nobody spoke. To whom it may concern: nothing.")]
    [InlineData("From: Ann\nTo: Ben\nSubject: Lunch\n\nShall we?")]
    [InlineData("SECRET TALKS END\n\nThe minister said on December 29, 1955, that the talks were over.")]
    public void Read_OrdinaryText_IsNoTelegram(string text) => Documents.Read(text).Telegram.ShouldBeNull();

    [Fact]
    public void Read_BodyThatSpeaksOfFromAndTo_EndsTheHeader()
    {
        var header = Documents.Read("FROM: Northport\nTO: Southport\nNO: 17\nSUBJECT: Fees\n\nThe note reads as follows.\nTO: nobody\nREF: nothing").Telegram;

        header.To.ShouldBe(["Southport"]);
        header.References.ShouldBeEmpty();
    }
}
