using DiploMesh.Ingestion.Requests;
using DiploMesh.Protos.Ingestion.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Ingestion.Tests.Requests;

public sealed class RequestFingerprintTests
{
    [Fact]
    public void Of_RequestId_DoesNotCount()
    {
        var other = Request();
        other.RequestId = "another";

        RequestFingerprint.Of(other).ShouldBe(RequestFingerprint.Of(Request()));
    }

    [Fact]
    public void Of_EveryOtherField_Counts()
    {
        Action<IngestDispatchRequest>[] changes =
        [
            r => r.Content = ByteString.CopyFromUtf8("b"), r => r.SourceUri = "urn:x", r => r.MediaType = "text/plain", r => r.Charset = "utf-8",
            r => r.Publisher = "p", r => r.PublishedTime = new Timestamp(), r => r.PublishedTime = new Timestamp { Nanos = 1 },
            r => (r.SourceUri, r.MediaType) = ("", "urn:x"),
        ];

        var prints = changes.Select(change =>
        {
            var request = Request();
            change(request);
            return Convert.ToHexString(RequestFingerprint.Of(request));
        }).Append(Convert.ToHexString(RequestFingerprint.Of(Request()))).ToList();

        prints.Distinct().Count().ShouldBe(changes.Length + 1);
    }

    private static IngestDispatchRequest Request() => new() { RequestId = "one", Content = ByteString.CopyFromUtf8("a") };
}
