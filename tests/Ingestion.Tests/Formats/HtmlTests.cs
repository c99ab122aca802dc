using System.Globalization;
using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class HtmlTests
{
    private const string First =
        "The harbour minister said on Tuesday that the pilotage talks would resume within days, after a pause that had lasted since the spring, and that nobody had asked for new conditions.";

    private const string Second =
        "Her counterpart, who spoke to reporters at the pier, answered that the talks had never stopped, that both delegations had met twice in private, and that a text was nearly ready.";

    private const string Third =
        "According to two officials, the draft names a commission of six members, which is to report before the end of the year, and leaves the question of the lighthouse to a later meeting.";

    private const string Page = $$"""
        <!DOCTYPE html>
        <html lang="en"><head>
        <title>Pilotage talks to resume - Foreign desk - The Northport Courier</title>
        <meta property="og:site_name" content="The Northport Courier">
        <meta name="author" content="Ada Quill">
        <meta property="article:published_time" content="2025-11-04T08:30:00+01:00">
        <link rel="canonical" href="https://courier.example/foreign/pilotage">
        <style>p { color: red }</style><script>var tracking = "never shown";</script></head>
        <body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/f">Foreign</a></li><li><a href="/s">Sport</a></li></ul></nav>
        <div class="cookie-banner" style="display: none">We value your privacy</div>
        <article><h1>Pilotage talks to resume</h1>
        <p>{{First}}</p><p>{{Second}}</p>
        <p>{{Third}}</p>
        <p>They agreed on three points:</p>
        <ul><li>fees stay as they are;</li><li>pilots are <b>licensed</b> by both ports.</li></ul>
        </article>
        <aside><h3>Most read</h3><ul><li><a href="/1">Ten gulls</a></li><li><a href="/2">A boat</a></li></ul></aside>
        <footer>All rights reserved. Terms of use.</footer>
        </body></html>
        """;

    [Fact]
    public void Read_Page_MetadataIsFound()
    {
        var dispatch = Documents.Read(Page);

        dispatch.Title.ShouldBe("Pilotage talks to resume");
        dispatch.Publisher.ShouldBe("The Northport Courier");
        dispatch.Byline.ShouldBe("Ada Quill");
        dispatch.PublishedTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 11, 4, 7, 30, 0, TimeSpan.Zero));
        dispatch.SourceUri.ShouldBe("https://courier.example/foreign/pilotage");
        (dispatch.MediaType, dispatch.Language.Code, dispatch.Language.Attributed).ShouldBe(("text/html", "en", true));
        dispatch.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Page_TextIsHeadlineAndParagraphsWithoutBoilerplate() => Documents.Read(Page).Text.ShouldBe(
        $"Pilotage talks to resume\n\n{First}\n\n{Second}\n\n{Third}\n\nThey agreed on three points:\n\n- fees stay as they are;\n- pilots are licensed by both ports.");

    [Fact]
    public void Read_JsonLd_TellsDateAuthorAndPublisher()
    {
        var dispatch = Documents.Read($$$"""
            <html><head><title>Talks</title><script type="application/ld+json">
            {"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","datePublished":"2025-02-03","author":[{"name":"Ada Quill"},{"name":"Bo Reed"}],"publisher":{"name":"Courier"}}]}
            </script></head><body><article><p>{{{First}}}</p><p>{{{Second}}}</p></article></body></html>
            """);

        dispatch.PublishedTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 2, 3, 0, 0, 0, TimeSpan.Zero));
        dispatch.Publisher.ShouldBe("Courier");
        dispatch.Byline.ShouldContain("Ada Quill");
    }

    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.\n\nTwo.")]
    [InlineData("One<br>two<br><br>three", "One\ntwo\n\nthree")]
    [InlineData("<p>One\n  <i>and</i>&nbsp;two</p>", "One and two")]
    [InlineData("<ol start=3><li>c<li><li>d</ol>", "3. c\n5. d")]
    [InlineData("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c")]
    [InlineData("<p>He said <q>no, <q>never</q></q>.</p>", "He said “no, ‘never’”.")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("<pre>one\n  two</pre>", "one\n  two")]
    [InlineData("<p>a<span hidden>b</span><span style='display : none'>c</span><noscript>d</noscript>e</p>", "ae")]
    [InlineData("<p>x &lt; y &amp; z</p>", "x < y & z")]
    [InlineData("<p>He said <b>he would <i>go</b> home</i>.<table><p>x</table", "He said he would go home.\n\nx")]
    public void Read_SmallPage_IsRenderedAsABrowserShowsIt(string body, string expected) =>
        Documents.Read($"<html><body>{body}", "text/html").Text.ShouldBe(expected);

    [Fact]
    public void Read_ListOfHeadlines_KeepsWhatIsVisibleAndSaysSo()
    {
        var dispatch = Documents.Read(
            "<html><head><title>Statements</title></head><body><ul><li><a href=a>Home</a><li><a href=b>Press</a><li><a href=c>Visa</a></ul>"
            + "<h2>Statement on the pilotage talks</h2><div>4 March</div></body></html>");

        dispatch.Text.ShouldBe("Statements\n\nStatement on the pilotage talks\n\n4 March");
        dispatch.Warnings.ShouldBe(["no article was found on the page; its visible text is kept"]);
    }

    [Fact]
    public void Read_PageWithoutText_KeepsItsTitle()
    {
        var dispatch = Documents.Read("<html><head><title>Page not found</title></head><body><script>go()</script></body></html>");

        dispatch.Text.ShouldBe("Page not found");
        dispatch.Warnings.ShouldBe(["the page shows no text; its title is kept"]);
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<!-- nothing -->")]
    [InlineData("<html><frameset><frame src=x></frameset></html>")]
    public void Read_PageWithNothingAtAll_IsRefused(string page) => Documents.Refusal(page, "text/html").ShouldBe("content: has no text");

    [Fact]
    public void Read_HeadlineBrokenIntoLines_IsJoined() => Documents
        .Read($"<html><head><title>Talks to resume at the pier - Courier</title></head><body><article><div>Talks to resume</div><div>at the pier</div><p>{First}</p><p>{Second}</p></article>")
        .Text.ShouldBe($"Talks to resume at the pier\n\n{First}\n\n{Second}");

    [Theory]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://x.example/a")]
    public void Read_CanonicalThatIsNoWebAddress_IsNotUsed(string href) => Documents
        .Read($"<html><head><link rel=canonical href=\"{href}\"></head><body><p>{First}</p>")
        .SourceUri.ShouldStartWith("urn:sha256:");

    [Theory]
    [InlineData("<div>", 10_000)]
    [InlineData("<b>", 10_000)]
    [InlineData("<table><tr><td>", 10_000)]
    [InlineData("<ul><li>", 10_000)]
    [InlineData("<svg><g>", 10_000)]
    [InlineData("<span><p>", 10_000)]
    public void Read_DeepNesting_IsRefused(string tags, int times) =>
        Documents.Refusal("<html><body>" + string.Concat(Enumerable.Repeat(tags, times)) + "x", "text/html")
            .ShouldBe("content: is nested deeper than 256 elements");

    [Theory]
    [InlineData("<tr>")]
    [InlineData("<div/>")]
    [InlineData("<b a=1/>")]
    public void Read_TagsThatNestOnlyBehindSvg_AreRefused(string tag) =>
        Documents.Refusal("<html><body><svg>" + string.Concat(Enumerable.Repeat(tag, 1_000)) + "x", "text/html")
            .ShouldBe("content: is nested deeper than 256 elements");

    [Fact]
    public void Read_FormattingThatReopensInEveryParagraph_IsRefused()
    {
        var tags = string.Concat(Enumerable.Range(0, 300).Select(i => $"<b a={i.ToString(CultureInfo.InvariantCulture)}>"));

        Documents.Refusal($"<html><body>{tags}{string.Concat(Enumerable.Repeat("<p>x", 10_000))}", "text/html")
            .ShouldBe("content: is nested deeper than 256 elements");
    }

    [Fact]
    public void Read_NestingAtTheLimit_IsRead() => Documents
        .Read("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 250)) + First, "text/html")
        .Text.ShouldBe(First);

    [Fact]
    public void Read_TooManyElements_IsRefused() => Documents
        .Refusal("<html><body>" + string.Concat(Enumerable.Repeat("<i>x</i>", 1_001)), "text/html", new IngestionOptions { MaxElements = 1_000 })
        .ShouldBe("content: has more than 1000 elements");

    [Fact]
    public void Read_ThousandsOfSiblings_AreKeptWithoutLookingForAnArticle()
    {
        var dispatch = Documents.Read("<html><body>" + string.Concat(Enumerable.Repeat("<div>one</div>", 9_000)), "text/html");

        dispatch.TextLength.ShouldBe((9_000 * 5) - 2);
        dispatch.Warnings.ShouldBe(["no article was found on the page; its visible text is kept"]);
    }
}
