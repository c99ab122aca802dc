using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Tests.Support;
using Grpc.Core;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class LimitTests
{
    [Theory]
    [InlineData(1_048_576, true)]
    [InlineData(1_048_577, false)]
    public void Read_TextAtTheLimit_IsTheLongestAccepted(int length, bool accepted)
    {
        var text = new string('a', length);
        if (accepted)
        {
            Documents.Read(text).TextLength.ShouldBe(length);
        }
        else
        {
            Documents.Refusal(text).ShouldBe("content: has a text of 1048577 UTF-16 code units; at most 1048576 are accepted");
        }
    }

    [Fact]
    public void Read_HundredMegabytes_IsRefusedUnread() =>
        Documents.Refusal(Documents.Request(new byte[100 * 1024 * 1024])).ShouldBe("content: has 104857600 bytes; at most 4194304 are accepted");

    [Fact]
    public void Read_TimeIsGone_IsRefused()
    {
        var clock = Documents.Clock();
        clock.AutoAdvanceAmount = TimeSpan.FromSeconds(11);
        var document = new SourceDocument("<p>one</p><p>two</p>"u8.ToArray(), MediaType.Parse("text/html"), "");

        var refused = Should.Throw<RpcException>(() =>
            Documents.Pipeline(new IngestionOptions(), clock).Read(document, TestContext.Current.CancellationToken));

        Documents.Violations(refused).ShouldBe("content: could not be read within 10 s");
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        var document = new SourceDocument("<p>one</p><p>two</p>"u8.ToArray(), MediaType.Parse("text/html"), "");

        Should.Throw<OperationCanceledException>(() =>
            Documents.Pipeline(new IngestionOptions(), TimeProvider.System).Read(document, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text")]
    [InlineData("a/b/c")]
    public void Read_MediaTypeThatIsNotRead_IsRefused(string mediaType) => Documents.Refusal("x", mediaType).ShouldStartWith("media_type: ");

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("text/xml")]
    public void Read_MediaTypeThatSaysNothing_FormatIsRecognised(string mediaType) =>
        Documents.Read("<html><body><p>Hello there</p></body></html>", mediaType).ShouldSatisfyAllConditions(
            d => d.Text.ShouldBe("Hello there"),
            d => d.MediaType.ShouldBe("text/html"));
}
