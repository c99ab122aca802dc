using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class FeedTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <title>Courier &amp; Gazette</title><link>https://courier.example</link><description>d</description>
        <item><title>Pilots sign</title><link>https://courier.example/1</link><guid>https://courier.example/id/1</guid><dc:creator>Ada Quill</dc:creator>
          <pubDate>Tue, 06 May 2025 07:08:09 EST</pubDate><description>Teaser.</description><content:encoded><![CDATA[<p>The pilots signed.</p><p>AT&amp;T&amp;lt;b&amp;gt; agreed.</p>]]></content:encoded></item>
        <item><title>Ports agree</title><link>https://courier.example/2</link><guid isPermaLink="false">2</guid><author>bo@courier.example (Bo Reed)</author>
          <pubDate>2025-05-07</pubDate><description>&lt;p&gt;The ports agreed.&lt;/p&gt;</description></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><id>urn:feed</id><updated>2025-01-01T00:00:00Z</updated>
        <entry><title type="html">Pilots &amp;amp; ports</title><id>tag:courier.example,2025:1</id><link rel="edit" href="https://courier.example/edit/1"/><link href="https://courier.example/1"/>
          <author><name>Ada Quill</name></author><published>2025-05-06T07:08:09Z</published><updated>2025-05-08T00:00:00Z</updated>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The pilots <b>signed</b>.</p><p>The ports agreed.</p></div></content></entry>
        <entry><title>Plain</title><id>tag:courier.example,2025:2</id><updated>2025-05-08T00:00:00Z</updated><summary>1 &lt; 2, he said.</summary></entry>
        </feed>
        """;

    private const string Rss1 = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://courier.example"><title>Courier</title><link>https://courier.example</link><description>d</description></channel>
        <item rdf:about="https://courier.example/1"><title>Pilots sign</title><link>https://courier.example/1</link><description>The pilots signed.</description><dc:date>2025-05-06T07:08:09Z</dc:date></item>
        </rdf:RDF>
        """;

    [Fact]
    public void Read_Rss_EveryItemIsADispatchInFeedOrder()
    {
        var dispatches = Documents.ReadAll(Rss);

        dispatches.Select(d => d.Text).ShouldBe(["Pilots sign\n\nThe pilots signed.\n\nAT&T&lt;b&gt; agreed.", "Ports agree\n\nThe ports agreed."]);
        dispatches.Select(d => d.SourceUri).ShouldBe(["https://courier.example/id/1", "https://courier.example/2"]);
        dispatches.Select(d => d.Byline).ShouldBe(["Ada Quill", "bo@courier.example (Bo Reed)"]);
        dispatches.Select(d => d.PublishedTime.ToDateTimeOffset().ToString("s")).ShouldBe(["2025-05-06T12:08:09", "2025-05-07T00:00:00"]);
        dispatches.ShouldAllBe(d => d.Publisher == "Courier & Gazette" && d.MediaType == "application/xml");
    }

    [Fact]
    public void Read_Atom_ContentKeepsItsParagraphs()
    {
        var dispatches = Documents.ReadAll(Atom, "application/atom+xml");

        dispatches.Select(d => d.Text).ShouldBe(["Pilots & ports\n\nThe pilots signed.\n\nThe ports agreed.", "Plain\n\n1 < 2, he said."]);
        dispatches.Select(d => d.SourceUri).ShouldBe(["tag:courier.example,2025:1", "tag:courier.example,2025:2"]);
        dispatches[0].PublishedTime.ToDateTimeOffset().Day.ShouldBe(6);
        dispatches[1].PublishedTime.ToDateTimeOffset().Day.ShouldBe(8);
        dispatches[0].Byline.ShouldBe("Ada Quill");
    }

    [Fact]
    public void Read_Rss1_IsRead() => Documents.Read(Rss1).ShouldSatisfyAllConditions(
        d => d.Text.ShouldBe("Pilots sign\n\nThe pilots signed."),
        d => d.SourceUri.ShouldBe("https://courier.example/1"),
        d => d.PublishedTime.ShouldNotBeNull());

    [Fact]
    public void Read_SourceUriOfRequest_IsNotUsedForItems()
    {
        var request = Documents.Request(Rss1);
        request.SourceUri = "https://elsewhere.example";

        Documents.Read(request).SourceUri.ShouldBe("https://courier.example/1");
    }

    [Fact]
    public void Read_SameIdentifierTwice_NewestIsKeptAndSaid()
    {
        var dispatch = Documents.Read("""
            <rss version="2.0"><channel><title>C</title>
            <item><title>Old</title><guid>urn:x:1</guid><pubDate>2025-01-01</pubDate></item>
            <item><title>New</title><guid>urn:x:1</guid><pubDate>2025-01-02</pubDate></item></channel></rss>
            """);

        dispatch.Text.ShouldBe("New");
        dispatch.Warnings.ShouldBe(["the feed has 2 items with this identifier; the newest is kept"]);
    }

    [Fact]
    public void Read_GuidThatIsNoUri_NamesTheItemWithinItsFeed()
    {
        static string Feed(string link, string title) =>
            $"<rss version=\"2.0\"><channel><title>C</title><link>{link}</link><item><title>{title}</title><guid>7</guid></item></channel></rss>";

        var uri = Documents.Read(Feed("https://a.example", "One")).SourceUri;

        uri.ShouldStartWith("urn:sha256:");
        Documents.Read(Feed("https://a.example", "One, changed")).SourceUri.ShouldBe(uri);
        Documents.Read(Feed("https://b.example", "One")).SourceUri.ShouldNotBe(uri);
    }

    [Fact]
    public void Read_NoItems_IsRefused() =>
        Documents.Refusal("<rss version=\"2.0\"><channel><title>C</title></channel></rss>").ShouldBe("content: is a feed without items");

    [Fact]
    public void Read_TooManyItems_IsRefused() => Documents
        .Refusal(Rss, "", new IngestionOptions { MaxFeedItems = 1 })
        .ShouldBe("content: is a feed of 2 items; at most 1 are accepted");

    [Fact]
    public void Read_ItemWithoutText_IsRefused() => Documents
        .Refusal("<rss version=\"2.0\"><channel><title>C</title><item><guid>urn:x:1</guid></item></channel></rss>")
        .ShouldBe("content: has a feed item without title and text: \"urn:x:1\"");

    [Fact]
    public void Read_EntityBomb_IsRefusedAtOnce()
    {
        const string Bomb = """
            <?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <rss version="2.0"><channel><title>&c;</title><item><title>&c;</title></item></channel></rss>
            """;

        Documents.Refusal(Bomb).ShouldBe("content: is XML with a document type declaration, which is not accepted");
    }

    [Fact]
    public void Read_ExternalEntity_IsRefused() => Documents
        .Refusal("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><item><title>&x;</title></item></channel></rss>", "application/rss+xml")
        .ShouldBe("content: is XML with a document type declaration, which is not accepted");

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><item></channel></rss>", "is not well-formed XML")]
    [InlineData("<rss version=\"2.0\"><channel>", "is not well-formed XML")]
    [InlineData("<feed/>", "is a feed without items")]
    [InlineData("<?xml version=\"1.0\"?><catalog><book/></catalog>", "is XML, but no RSS or Atom feed")]
    [InlineData("plain words", "is not well-formed XML")]
    public void Read_NoFeed_IsRefused(string xml, string reason) => Documents.Refusal(xml, "application/rss+xml").ShouldStartWith($"content: {reason}");

    [Fact]
    public void Read_DeepXml_IsRefused() => Documents
        .Refusal("<rss version=\"2.0\">" + string.Concat(Enumerable.Repeat("<a>", 10_000)), "application/rss+xml")
        .ShouldBe("content: is nested deeper than 256 elements");

    [Fact]
    public void Read_DeepMarkupInsideAnItem_IsRefused() => Documents
        .Refusal($"<rss version=\"2.0\"><channel><item><title>x</title><description>{string.Concat(Enumerable.Repeat("&lt;div&gt;", 10_000))}</description></item></channel></rss>")
        .ShouldBe("content: is nested deeper than 256 elements");
}
