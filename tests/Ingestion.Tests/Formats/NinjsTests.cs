using DiploMesh.Ingestion.Tests.Support;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class NinjsTests
{
    [Fact]
    public void Read_VersionOne_FieldsAreFound()
    {
        var dispatch = Documents.Read("""
            {"uri":"urn:newsml:courier.example:2025:42","type":"text","versioncreated":"2025-05-06T07:08:09+02:00","headline":"Pilots sign","byline":"Ada Quill",
             "provider":{"name":"Courier News"},"body_text":"The pilots signed.\nThe ports agreed.","unheard_of":{"a":[1,2]}}
            """);

        dispatch.SourceUri.ShouldBe("urn:newsml:courier.example:2025:42");
        dispatch.Text.ShouldBe("Pilots sign\n\nThe pilots signed.\nThe ports agreed.");
        (dispatch.Title, dispatch.Byline, dispatch.Publisher, dispatch.MediaType).ShouldBe(("Pilots sign", "Ada Quill", "Courier News", "application/json"));
        dispatch.PublishedTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 5, 6, 5, 8, 9, TimeSpan.Zero));
    }

    [Fact]
    public void Read_VersionTwo_FieldsAreFound()
    {
        var dispatch = Documents.Read("""
            {"uri":"https://courier.example/42","copyrightholder":"Courier","by":"Ada Quill","headlines":[{"role":"short","value":"Short"},{"role":"main","value":"Pilots &amp; ports"}],
             "bodies":[{"role":"main","contenttype":"text/html","value":"<p>The pilots signed.</p><p>The ports agreed.</p>"}]}
            """);

        dispatch.Text.ShouldBe("Pilots & ports\n\nThe pilots signed.\n\nThe ports agreed.");
        (dispatch.Byline, dispatch.Publisher).ShouldBe(("Ada Quill", "Courier"));
    }

    [Fact]
    public void Read_VersionThree_SpellingIsUnderstood() => Documents
        .Read("""{"versionCreated":"2025-05-06T07:08:09Z","bodies":[{"contentType":"application/xhtml+xml","value":"<p>One.</p><p>Two.</p>"}]}""")
        .ShouldSatisfyAllConditions(
            d => d.Text.ShouldBe("One.\n\nTwo."),
            d => d.PublishedTime.ShouldNotBeNull());

    [Fact]
    public void Read_SameBodyAsTextAndMarkup_MarkupIsTakenForItsParagraphs() => Documents
        .Read("""{"body_text":"One is here. Two is there.","body_xhtml":"<p>One is here.</p><p>Two is there.</p>"}""")
        .Text.ShouldBe("One is here.\n\nTwo is there.");

    [Fact]
    public void Read_TeaserAndBody_BodyIsTaken() => Documents
        .Read("""{"bodies":[{"role":"teaser","contenttype":"text/html","value":"<p>One.</p>"},{"role":"main","contenttype":"text/plain","value":"One is here. Two is there."}]}""")
        .Text.ShouldBe("One is here. Two is there.");

    [Theory]
    [InlineData("""{"headline":"Only a headline"}""", "Only a headline")]
    [InlineData("""{"description_text":"Only a description"}""", "Only a description")]
    [InlineData("""{"headline":"Head","descriptions":[{"value":"A description"}]}""", "Head\n\nA description")]
    public void Read_NoBody_KeepsWhatThereIs(string json, string text) => Documents.Read(json).Text.ShouldBe(text);

    [Theory]
    [InlineData("""{"uri":"https://courier.example/42"}""")]
    [InlineData("{}")]
    [InlineData("""{"headline":7,"body_text":null,"bodies":{"value":"x"},"headlines":"x"}""")]
    public void Read_NoText_IsRefused(string json) => Documents.Refusal(json).ShouldStartWith("content: is a ninjs item without text");

    [Theory]
    [InlineData("""{"headline":"x" """)]
    [InlineData("""{"headline":"x",}""")]
    [InlineData("not json")]
    public void Read_BrokenJson_IsRefused(string json) => Documents.Refusal(json, "application/json").ShouldStartWith("content: is not JSON");

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public void Read_NoObject_IsRefused(string json) => Documents.Refusal(json, "application/json").ShouldStartWith("content: is JSON, but no ninjs item");

    [Fact]
    public void Read_DeepJson_IsRefused() =>
        Documents.Refusal("{\"headline\":" + new string('[', 10_000) + new string(']', 10_000) + "}").ShouldStartWith("content: is not JSON nested at most 256 deep");

    [Fact]
    public void Read_LoneSurrogatesAndControlsSpelledAsEscapes_DoNotReachTheText() => Documents
        .Read("""{"headline":"a\ud800b","body_text":"c\u0000d \udc00 \ud83d\ude00 \"e\"\n"}""")
        .Text.ShouldBe("a\uFFFDb\n\ncd \uFFFD \U0001F600 \"e\"");

    [Fact]
    public void Read_IdentifierThatIsNoUri_IsRefused() =>
        Documents.Refusal("""{"uri":"no uri at all","headline":"x"}""").ShouldBe("content: has an identifier that is no absolute URI of at most 2048 characters");

    [Fact]
    public void Read_FutureDate_IsLeftOutAndSaid()
    {
        var dispatch = Documents.Read("""{"headline":"x","versioncreated":"2031-01-01T00:00:00Z"}""");

        dispatch.PublishedTime.ShouldBeNull();
        dispatch.Warnings.ShouldBe(["the document's date 2031-01-01 is in the future and left out"]);
    }
}
