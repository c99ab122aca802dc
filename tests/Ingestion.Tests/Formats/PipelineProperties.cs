using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using DiploMesh.Ingestion.Tests.Support;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf;
using Grpc.Core;

namespace DiploMesh.Ingestion.Tests.Formats;

/// <summary>Whatever comes in, the answer is a text that may be stored or <c>INVALID_ARGUMENT</c>, and it comes soon.</summary>
public sealed class PipelineProperties
{
    // Far above what these small inputs take, far below what an exponential or endless reader would.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static readonly Gen<string> MediaTypes = OneOf(
        "", "text/plain", "text/html", "application/xhtml+xml", "application/json", "application/rss+xml", "application/atom+xml", "text/x-telegram", "text/xml");

    private static readonly Gen<string> Charsets = OneOf("", "", "utf-8", "windows-1251", "utf-16", "iso-8859-2", "shift_jis", "gb18030", "us-ascii", "utf-32");

    private static readonly Gen<string> Pieces = OneOf(
        "<p>", "</p>", "<div>", "</div>", "<b>", "<a href=x>", "<table>", "<td>", "<svg>", "<g/>", "<ul><li>", "<br>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
        "<?xml version=\"1.0\"?>", "<rss version=\"2.0\">", "<channel>", "<item>", "<title>", "</title>", "<guid>urn:x:1</guid>", "</item>", "</channel>", "</rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "<content type=\"xhtml\">", "</content>", "</entry>", "</feed>", "<!DOCTYPE x>",
        "{", "}", "[", "]", ":", ",", "\"", "\"uri\"", "\"headline\"", "\"body_html\"", "\"bodies\"", "\"value\"", "\\ud800", "\\u0000", "\\",
        "FROM: ", "TO: ", "REF: ", "SUBJECT: ", "SECRET\n", "051430Z OCT 22\n", "December 29, 1955—4:17 p.m.\n", "\r\n", "\n\n", " ", "&amp;", "&#xD800;", "&lt;", "<", ">", "&",
        "The minister said so. ", "«Да», ", "\uFEFF", "\u0000", "\uFFFD", "\U0001F600", "2025-01-01");

    [Fact]
    public void Read_ArbitraryBytes_TextOrInvalidArgument() =>
        Gen.Select(Gen.Byte.Array[0, 600], MediaTypes, Charsets).Sample(Check, iter: 3_000);

    [Fact]
    public void Read_PiecesOfEveryFormat_TextOrInvalidArgument() =>
        Gen.Select(Pieces.Array[0, 60].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))), MediaTypes, Charsets).Sample(Check, iter: 3_000);

    [Fact]
    public void Read_WellFormedNinjs_KeepsHeadlineAndBody() =>
        Gen.Select(Words(1, 40), Words(1, 200)).Sample((headline, body) =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["headline"] = headline, ["body_text"] = body });
            var text = Documents.Read(json, "application/json").Text;
            text.ShouldContain(headline, Case.Insensitive);
            text.ShouldEndWith(body);
        });

    [Fact]
    public void Read_PlainText_IsKeptToTheCharacter() =>
        Gen.Char['\u0020', '\uD7FF'].Array[1, 300].Select(characters => new string(characters)).Where(text => text.Any(char.IsAsciiLetterOrDigit) && !text.Contains('\u007F', StringComparison.Ordinal))
            .Sample(text => Documents.Read(text, "text/plain").Text == text);

    private static Gen<string> Words(int least, int most) => Gen.Char.AlphaNumeric.Array[least, most].Select(characters => new string(characters));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void Check(byte[] content, string mediaType, string charset)
    {
        var stopwatch = Stopwatch.StartNew();
        try
        {
            foreach (var dispatch in Documents.ReadAll(new IngestDispatchRequest { Content = ByteString.CopyFrom(content), MediaType = mediaType, Charset = charset }))
            {
                CheckStorable(dispatch);
            }
        }
        catch (RpcException refused)
        {
            Documents.Violations(refused).ShouldNotBeEmpty();
        }

        stopwatch.Elapsed.ShouldBeLessThan(Soon);
    }

    private static void CheckStorable(Dispatch dispatch)
    {
        dispatch.Text.Length.ShouldBeInRange(1, 1_048_576);
        dispatch.TextLength.ShouldBe(dispatch.Text.Length);
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(dispatch.Text);
        dispatch.TextSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(utf8)));
        dispatch.Text.ShouldNotContain(c => c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f');
        Uri.TryCreate(dispatch.SourceUri, UriKind.Absolute, out _).ShouldBeTrue();
        dispatch.ToByteArray().ShouldNotBeEmpty();
    }
}
