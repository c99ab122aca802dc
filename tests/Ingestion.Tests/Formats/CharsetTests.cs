using System.Text;
using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class CharsetTests
{
    private const string Russian = "Министр заявил, что переговоры продолжатся в среду. «Мы готовы к диалогу», — сказал он журналистам.";
    private const string Polish = "Minister powiedział, że rozmowy będą trwać. „Jesteśmy gotowi”, dodał późnym wieczorem.";
    private const string French = "Le ministre a déclaré que les négociations continueront. « Nous sommes prêts », a-t-il ajouté.";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", "Министр заявил, что переговоры продолжатся в среду.")]
    [InlineData("iso-8859-2", "Minister powiedział, że rozmowy będą trwać.")]
    [InlineData("windows-1250", Polish)]
    [InlineData("windows-1252", French)]
    [InlineData("utf-8", Russian)]
    [InlineData("utf-16", Russian)]
    [InlineData("utf-16BE", Russian)]
    [InlineData("utf-32", Russian)]
    [InlineData("shift_jis", "外務大臣は記者団に語った。")]
    [InlineData("gb18030", "外交部长对记者说。")]
    public void Read_DeclaredCharset_TextIsDecodedWithIt(string charset, string text)
    {
        var dispatch = Documents.Read(Documents.Request(Encoding.GetEncoding(charset).GetBytes(text), "text/plain", charset));

        dispatch.Text.ShouldBe(text);
        dispatch.Charset.ShouldBe(charset, StringCompareShould.IgnoreCase);
        dispatch.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_CharsetParameter_IsHeeded()
    {
        var dispatch = Documents.Read(Documents.Request(Encoding.GetEncoding("windows-1251").GetBytes(Russian), "text/plain; charset=\"windows-1251\""));

        (dispatch.Text, dispatch.MediaType).ShouldBe((Russian, "text/plain"));
    }

    [Fact]
    public void Read_CharsetFieldAndParameter_FieldWins() => Documents
        .Read(Documents.Request(Encoding.GetEncoding("windows-1251").GetBytes(Russian), "text/plain; charset=windows-1252", "windows-1251"))
        .Text.ShouldBe(Russian);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Read_ByteOrderMark_StandsAboveTheDeclaration(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(French)];

        Documents.Read(Documents.Request(content, "text/plain", "windows-1252")).Text.ShouldBe(French);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_Utf16WithoutMark_IsRecognised(string charset) =>
        Documents.Read(Documents.Request(Encoding.GetEncoding(charset).GetBytes(French))).Text.ShouldBe(French);

    [Fact]
    public void Read_Undeclared_IsDetectedAndSaid()
    {
        var dispatch = Documents.Read(Documents.Request(Encoding.GetEncoding("windows-1251").GetBytes(Russian)));

        dispatch.Text.ShouldBe(Russian);
        dispatch.Warnings.ShouldBe(["no charset was declared; detected windows-1251"]);
    }

    [Fact]
    public void Read_Utf8ThatIsWindows1251_IsReadAsThatAndSaid()
    {
        var dispatch = Documents.Read(Documents.Request(Encoding.GetEncoding("windows-1251").GetBytes(Russian), "text/plain", "utf-8"));

        (dispatch.Text, dispatch.Charset).ShouldBe((Russian, "windows-1251"));
        dispatch.Warnings.ShouldBe(["declared charset utf-8 did not fit; read as windows-1251"]);
    }

    [Fact]
    public void Read_PageSavedAsUtf8ThatStillSaysWindows1251_IsReadAsUtf8AndSaid()
    {
        var dispatch = Documents.Read($"<html><head><meta charset=\"windows-1251\"></head><body><p>{Russian}</p></body></html>");

        dispatch.Text.ShouldBe(Russian);
        dispatch.Warnings.ShouldContain("declared charset windows-1251 did not fit; read as utf-8");
    }

    [Theory]
    [InlineData("<html><head><meta charset=\"windows-1251\"></head><body><p>{0}</p></body></html>")]
    [InlineData("<html><head><meta http-equiv='content-type' content='text/html; charset=windows-1251'></head><body><p>{0}</p></body></html>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html><body><p>{0}</p></body></html>")]
    public void Read_CharsetDeclaredByThePage_IsHeeded(string page)
    {
        var content = Encoding.GetEncoding("windows-1251").GetBytes(string.Format(null, page, Russian));

        var dispatch = Documents.Read(Documents.Request(content));

        (dispatch.Text, dispatch.Charset).ShouldBe((Russian, "windows-1251"));
    }

    [Fact]
    public void Read_Utf8CutInsideACharacter_StaysUtf8WithOneLoss()
    {
        var whole = Encoding.UTF8.GetBytes(Russian.TrimEnd('.') + "х");

        var dispatch = Documents.Read(Documents.Request(whole[..^1], "text/plain", "utf-8"));

        dispatch.Text.ShouldBe(Russian.TrimEnd('.') + "\uFFFD");
        dispatch.Warnings.ShouldBe(["1 byte sequences are not valid utf-8 and stand as U+FFFD"]);
    }

    [Fact]
    public void Read_UnknownCharset_IsRefused() =>
        Documents.Refusal(Documents.Request("Hello"u8.ToArray(), "text/plain", "utf-99")).ShouldBe("charset: \"utf-99\" is not a known character set");

    [Fact]
    public void Read_Utf7_IsRefused() =>
        Documents.Refusal(Documents.Request("Hello"u8.ToArray(), "text/plain", "utf-7")).ShouldStartWith("charset: ");

    [Fact]
    public void Read_BytesThatFitNoCharset_AreRefused() =>
        Documents.Refusal(Documents.Request([0x41, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x81, 0xFF, 0x98], "text/plain", "utf-8"))
            .ShouldStartWith("content: cannot be decoded: declared charset utf-8 did not fit");

    [Fact]
    public void Read_LoneSurrogateInUtf16_IsRefused() =>
        Documents.Refusal(Documents.Request([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00])).ShouldStartWith("content: ");

    [Fact]
    public void Read_CharactersLostBefore_AreSaid() =>
        Documents.Read("The word \uFFFD was lost before it came.").Warnings.ShouldBe(["1 characters were lost before the document came (U+FFFD)"]);
}
