using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class PlainTextTests
{
    [Fact]
    public void Read_CrLfTabsAndTrailingSpace_TextIsExactlyAsItCame()
    {
        const string Text = "  The envoy said:\r\n\t“We agree.”  \r\n\r\n";

        var dispatch = Documents.Read(Text);

        dispatch.Text.ShouldBe(Text);
        dispatch.TextLength.ShouldBe(Text.Length);
        dispatch.MediaType.ShouldBe("text/plain");
        dispatch.Charset.ShouldBe("utf-8");
        dispatch.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheText() => Documents.Read("\uFEFFThe envoy agreed.").Text.ShouldBe("The envoy agreed.");

    [Fact]
    public void Read_NothingDeclared_NothingIsGuessed()
    {
        var dispatch = Documents.Read("Talks end\n\nThe talks ended on Monday.");

        (dispatch.Title, dispatch.Publisher, dispatch.Byline, dispatch.PublishedTime, dispatch.Telegram).ShouldBe(("", "", "", null, null));
    }

    [Fact]
    public void Read_TextSha256_IsThatOfTheUtf8Form() =>
        Documents.Read("abc").TextSha256.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u0001b")]
    [InlineData("a\u001Bb")]
    public void Read_ControlCharacters_AreRefusedAsBinary(string text) => Documents.Refusal(text).ShouldStartWith("content: is binary");

    [Theory]
    [InlineData(" \r\n\t ")]
    [InlineData("\u200B\u2060")]
    public void Read_NothingToSee_IsRefused(string text) => Documents.Refusal(text).ShouldBe("content: has no text");

    [Fact]
    public void Read_Empty_IsRefused() => Documents.Refusal("").ShouldBe("content: is empty");

    [Fact]
    public void Read_MarkupDeclaredAsPlainText_IsKeptAsItIs() => Documents.Read("<p>Hello</p>", "text/plain").Text.ShouldBe("<p>Hello</p>");

    [Theory]
    [InlineData("5 < 6, said the clerk.")]
    [InlineData("<- that way, said the clerk.")]
    [InlineData("{curly} brackets are no JSON, said the clerk.")]
    public void Read_LooksLikeMarkupAtFirst_IsPlainText(string text) => Documents.Read(text).Text.ShouldBe(text);
}
