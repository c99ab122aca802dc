using DiploMesh.Ingestion.Tests.Support;
using DiploMesh.Protos.Ingestion.V1;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Ingestion.Tests.Requests;

public sealed class ValidRequestTests
{
    [Theory]
    [InlineData("has space")]
    [InlineData("ümlaut")]
    [InlineData("tab\t")]
    public void Check_RequestIdNotVisibleAscii_IsRefused(string requestId) => Refusal(r => r.RequestId = requestId).ShouldStartWith("request_id: ");

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Check_RequestIdLength_IsLimited(int length, bool accepted)
    {
        var request = Request();
        request.RequestId = new string('x', length);
        if (accepted)
        {
            Documents.Read(request).Text.ShouldNotBeEmpty();
        }
        else
        {
            Documents.Refusal(request).ShouldStartWith("request_id: ");
        }
    }

    [Theory]
    [InlineData("relative/path")]
    [InlineData("/rooted")]
    [InlineData("http://with space.example")]
    [InlineData("no uri")]
    public void Check_SourceUriNotAbsolute_IsRefused(string uri) => Refusal(r => r.SourceUri = uri).ShouldStartWith("source_uri: ");

    [Fact]
    public void Check_SourceUriTooLong_IsRefused() => Refusal(r => r.SourceUri = "https://x.example/" + new string('a', 2_048)).ShouldStartWith("source_uri: ");

    [Theory]
    [InlineData("https://courier.example/a?b=c#d")]
    [InlineData("urn:newsml:courier.example:2025:42")]
    [InlineData("file:///home/ada/a.txt")]
    [InlineData("tag:courier.example,2025:1")]
    [InlineData("https://пример.example/статья")]
    public void Check_SourceUriAbsolute_IsTaken(string uri)
    {
        var request = Request();
        request.SourceUri = uri;

        Documents.Read(request).SourceUri.ShouldBe(uri);
    }

    [Fact]
    public void Check_NoSourceUri_IsTheHashOfTheContent() =>
        Documents.Read(Documents.Request("abc")).SourceUri.ShouldBe("urn:sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public void Check_PublishedTime_IsAtMostOneDayAhead(int hours, bool accepted)
    {
        var request = Request();
        request.PublishedTime = Timestamp.FromDateTimeOffset(Documents.Now.AddHours(hours));
        if (accepted)
        {
            Documents.Read(request).PublishedTime.ShouldBe(request.PublishedTime);
        }
        else
        {
            Documents.Refusal(request).ShouldBe("published_time: 2026-03-02T13:00:00Z is more than one day in the future");
        }
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MinValue, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    public void Check_PublishedTimeOutOfRange_IsRefused(long seconds, int nanos) =>
        Refusal(r => r.PublishedTime = new Timestamp { Seconds = seconds, Nanos = nanos }).ShouldBe("published_time: is not a valid timestamp");

    [Fact]
    public void Check_PublishedTimeOfRequest_StandsAboveTheDocument()
    {
        var request = Documents.Request("""{"headline":"x","versioncreated":"2020-01-01T00:00:00Z"}""");
        request.PublishedTime = Timestamp.FromDateTimeOffset(Documents.Now);

        Documents.Read(request).PublishedTime.ShouldBe(request.PublishedTime);
    }

    [Fact]
    public void Check_Publisher_OnlyFillsIn()
    {
        var named = Documents.Request("""{"headline":"x","copyrightholder":"Courier"}""");
        var nameless = Request();
        named.Publisher = nameless.Publisher = "Gazette";

        Documents.Read(named).Publisher.ShouldBe("Courier");
        Documents.Read(nameless).Publisher.ShouldBe("Gazette");
    }

    [Fact]
    public void Check_SeveralFieldsWrong_AllAreNamed()
    {
        var violations = Documents.Refusal(new IngestDispatchRequest { RequestId = " ", SourceUri = "x", Publisher = new string('p', 257), Charset = new string('c', 65) });

        violations.Split('\n').Select(v => v.Split(':')[0]).ShouldBe(["content", "request_id", "source_uri", "charset", "publisher"]);
    }

    private static IngestDispatchRequest Request() => Documents.Request("The envoy agreed.");

    private static string Refusal(Action<IngestDispatchRequest> spoil)
    {
        var request = Request();
        spoil(request);
        return Documents.Refusal(request);
    }
}
