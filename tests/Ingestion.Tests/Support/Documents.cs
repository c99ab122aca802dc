using System.Text;
using DiploMesh.Ingestion.Formats;
using DiploMesh.Ingestion.Formats.Html;
using DiploMesh.Ingestion.Languages;
using DiploMesh.Ingestion.Requests;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace DiploMesh.Ingestion.Tests.Support;

/// <summary>Reads documents as the service does, without storing them.</summary>
internal static class Documents
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly LanguageIdentifier Languages = new();

    /// <summary>A clock that says <see cref="Now"/>; time limits run on it and so never strike in tests that do not move it.</summary>
    public static FakeTimeProvider Clock() => new(Now);

    public static DocumentPipeline Pipeline(IngestionOptions options, TimeProvider time) => new(
        [new PlainTextReader(), new TelegramReader(time), new HtmlReader(options), new NinjsReader(options), new FeedDocumentReader(options)],
        options,
        time);

    public static IReadOnlyList<Dispatch> ReadAll(IngestDispatchRequest request, IngestionOptions? options = null)
    {
        options ??= new IngestionOptions();
        var valid = ValidRequest.Check(request, options, Now);
        var document = Pipeline(options, Clock()).Read(valid.Document, TestContext.Current.CancellationToken);
        return new DispatchAssembler(Languages, Clock()).Assemble(valid, document);
    }

    public static Dispatch Read(IngestDispatchRequest request, IngestionOptions? options = null) => ReadAll(request, options).ShouldHaveSingleItem();

    public static Dispatch Read(string content, string mediaType = "", IngestionOptions? options = null) =>
        Read(Request(Encoding.UTF8.GetBytes(content), mediaType), options);

    public static IReadOnlyList<Dispatch> ReadAll(string content, string mediaType = "", IngestionOptions? options = null) =>
        ReadAll(Request(Encoding.UTF8.GetBytes(content), mediaType), options);

    public static IngestDispatchRequest Request(byte[] content, string mediaType = "", string charset = "") =>
        new() { Content = ByteString.CopyFrom(content), MediaType = mediaType, Charset = charset };

    public static IngestDispatchRequest Request(string content, string mediaType = "") => Request(Encoding.UTF8.GetBytes(content), mediaType);

    /// <summary>The violations with which a request is refused, as <c>field: description</c>.</summary>
    public static string Refusal(IngestDispatchRequest request, IngestionOptions? options = null) =>
        Violations(Should.Throw<RpcException>(() => ReadAll(request, options)));

    public static string Refusal(string content, string mediaType = "", IngestionOptions? options = null) =>
        Refusal(Request(content, mediaType), options);

    public static string Violations(RpcException refused)
    {
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        var violations = refused.GetRpcStatus()?.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations;
        return string.Join("\n", violations.ShouldNotBeNull().Select(v => $"{v.Field}: {v.Description}"));
    }
}
