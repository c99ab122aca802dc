using System.Net.Http.Json;
using System.Text.Json;
using DiploMesh.Ingestion.Tests.Support;
using DiploMesh.Protos.Ingestion.V1;
using Google.Protobuf;
using Grpc.Core;

namespace DiploMesh.Ingestion.Tests;

public sealed class IngestionServiceTests : IAsyncLifetime
{
    private IngestionHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await IngestionHost.StartAsync("--Ingestion:MaxTextLength=10000");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task IngestDispatch_NewText_GivesAReceiptAndAnnouncesIt()
    {
        var response = await Ingest("The envoy agreed.", "urn:x:1");

        var receipt = response.Receipts.ShouldHaveSingleItem();
        receipt.Outcome.ShouldBe(Outcome.Created);
        receipt.Dispatch.Id.ShouldStartWith("dp-");
        (receipt.Dispatch.Revision, receipt.Dispatch.Text, receipt.Dispatch.TextLength).ShouldBe((1, "", 17));
        _host.Store.Announced.ShouldHaveSingleItem().Type.ShouldBe("dispatch-accepted");
        _host.Signal.Count.ShouldBe(1);
    }

    [Fact]
    public async Task IngestDispatch_SameTextThenOther_IsUnchangedThenRevised()
    {
        await Ingest("One.", "urn:x:1");

        (await Ingest("One.", "urn:x:1")).Receipts[0].Outcome.ShouldBe(Outcome.Unchanged);
        var revised = (await Ingest("Two.", "urn:x:1")).Receipts[0];
        (revised.Outcome, revised.Dispatch.Revision).ShouldBe((Outcome.Revised, 2));
    }

    [Fact]
    public async Task IngestDispatch_SameRequestId_IsReplayedOrRefused()
    {
        var first = await Ingest("One.", "urn:x:1", "r-1");
        var again = await Ingest("One.", "urn:x:1", "r-1");

        (again.Replayed, again.Receipts[0].Dispatch.Id).ShouldBe((true, first.Receipts[0].Dispatch.Id));
        var refused = await Should.ThrowAsync<RpcException>(() => Ingest("Two.", "urn:x:1", "r-1"));
        Documents.Violations(refused).ShouldBe("request_id: \"r-1\" was used before with other content");
    }

    [Fact]
    public async Task IngestDispatch_Feed_GivesAReceiptPerItem()
    {
        var response = await Ingest(
            "<rss version=\"2.0\"><channel><title>C</title><item><title>A</title><guid>urn:x:a</guid></item><item><title>B</title><guid>urn:x:b</guid></item></channel></rss>");

        response.Receipts.Select(r => r.Dispatch.SourceUri).ShouldBe(["urn:x:a", "urn:x:b"]);
    }

    [Fact]
    public async Task IngestDispatch_BadItemInAFeed_StoresNothingOfIt()
    {
        await Should.ThrowAsync<RpcException>(() => Ingest(
            "<rss version=\"2.0\"><channel><title>C</title><item><title>A</title><guid>urn:x:a</guid></item><item><guid>urn:x:b</guid></item></channel></rss>"));

        _host.Store.Count.ShouldBe(0);
        _host.Signal.Count.ShouldBe(0);
    }

    [Fact]
    public async Task IngestDispatch_TextOverTheConfiguredLimit_NamesIt()
    {
        var refused = await Should.ThrowAsync<RpcException>(() => Ingest(new string('a', 10_001)));

        Documents.Violations(refused).ShouldBe("content: has a text of 10001 UTF-16 code units; at most 10000 are accepted");
    }

    [Fact]
    public async Task IngestDispatches_GoodAndBadItems_AreAnsweredInOrderAndTheStreamGoesOn()
    {
        using var call = _host.Client.IngestDispatches(cancellationToken: Cancellation);
        IngestDispatchesRequest[] items = [Item("One."), Item(""), new(), Item("a\0b"), Item("Two.")];
        foreach (var item in items)
        {
            await call.RequestStream.WriteAsync(item, Cancellation);
        }

        await call.RequestStream.CompleteAsync();
        var answers = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);

        answers.Select(a => a.Index).ShouldBe([0, 1, 2, 3, 4]);
        answers.Select(a => a.ResultCase == IngestDispatchesResponse.ResultOneofCase.Accepted).ShouldBe([true, false, false, false, true]);
        answers.Where(a => a.Error is not null).ShouldAllBe(a => a.Error.Code == (int)StatusCode.InvalidArgument);
        answers[2].Error.GetDetail<Google.Rpc.BadRequest>().ShouldNotBeNull().FieldViolations.ShouldHaveSingleItem().Field.ShouldBe("item");
        _host.Store.Count.ShouldBe(2);
    }

    [Fact]
    public async Task IngestDispatches_EachAnswerComesBeforeTheNextItemIsSent()
    {
        using var call = _host.Client.IngestDispatches(cancellationToken: Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await call.RequestStream.WriteAsync(Item($"Item number {i}."), Cancellation);
            (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
            call.ResponseStream.Current.Index.ShouldBe(i);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task IngestDispatches_CallerReadsNoAnswers_ServerStopsReading()
    {
        // Each answer is larger than a flow-control window of the call, so that only a few can be under way.
        const int Items = 400;
        var warned = "FROM: " + new string('x', 500) + "\nTO: y\nREF: " + string.Join("\n ", Enumerable.Repeat(new string('z', 500), 12)) + "\nNO: ";
        using var call = _host.Client.IngestDispatches(cancellationToken: Cancellation);
        var sending = Task.Run(
            async () =>
            {
                for (var i = 0; i < Items; i++)
                {
                    await call.RequestStream.WriteAsync(Item($"{warned}{i}\nSUBJECT: s\n\nBody {i}."), Cancellation);
                }

                await call.RequestStream.CompleteAsync();
            },
            Cancellation);

        await DiploMesh.Testing.Eventually.HoldsAsync(() => _host.Store.Count > 0, "the first item is stored", Cancellation);
        var stored = await SettledCount();
        stored.ShouldBeLessThan(Items);

        var answers = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);
        await sending;
        answers.Count(a => a.Accepted is not null).ShouldBe(Items);
    }

    [Fact]
    public async Task IngestDispatches_StoreFails_EndsTheStream()
    {
        _host.Store.Failure = new IOException("the disk is gone");
        using var call = _host.Client.IngestDispatches(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(Item("One."), Cancellation);

        var failed = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        failed.StatusCode.ShouldNotBe(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task GetDispatch_RevisionAndRaw_AreReturned()
    {
        var id = (await Ingest("\uFEFFOne.", "urn:x:1")).Receipts[0].Dispatch.Id;
        await Ingest("Two.", "urn:x:1");

        var newest = await _host.Client.GetDispatchAsync(new GetDispatchRequest { DispatchId = id }, cancellationToken: Cancellation);
        var first = await _host.Client.GetDispatchAsync(new GetDispatchRequest { DispatchId = id, Revision = 1, IncludeRaw = true }, cancellationToken: Cancellation);

        (newest.Dispatch.Text, newest.Raw.IsEmpty).ShouldBe(("Two.", true));
        (first.Dispatch.Text, first.Raw.ToStringUtf8()).ShouldBe(("One.", "\uFEFFOne."));
    }

    [Theory]
    [InlineData("dp-unknown", 0, StatusCode.NotFound)]
    [InlineData("", 0, StatusCode.InvalidArgument)]
    [InlineData("dp-unknown", -1, StatusCode.InvalidArgument)]
    public async Task GetDispatch_NotThere_IsRefused(string id, int revision, StatusCode code)
    {
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await _host.Client.GetDispatchAsync(new GetDispatchRequest { DispatchId = id, Revision = revision }, cancellationToken: Cancellation));

        refused.StatusCode.ShouldBe(code);
    }

    [Fact]
    public async Task ListRevisions_Pages_BringEveryRevisionOnceNewestFirst()
    {
        var id = "";
        for (var i = 1; i <= 5; i++)
        {
            id = (await Ingest($"Text {i}.", "urn:x:1")).Receipts[0].Dispatch.Id;
        }

        List<int> revisions = [];
        var token = "";
        do
        {
            var page = await _host.Client.ListRevisionsAsync(new ListRevisionsRequest { DispatchId = id, PageSize = 2, PageToken = token }, cancellationToken: Cancellation);
            page.Revisions.ShouldAllBe(r => r.Text.Length == 0);
            revisions.AddRange(page.Revisions.Select(r => r.Revision));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        revisions.ShouldBe([5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task ListRevisions_TokenOfAnotherDispatch_IsRefused()
    {
        var one = (await Ingest("1", "urn:x:1")).Receipts[0].Dispatch.Id;
        await Ingest("2", "urn:x:1");
        var other = (await Ingest("1", "urn:x:2")).Receipts[0].Dispatch.Id;
        var page = await _host.Client.ListRevisionsAsync(new ListRevisionsRequest { DispatchId = one, PageSize = 1 }, cancellationToken: Cancellation);

        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await _host.Client.ListRevisionsAsync(new ListRevisionsRequest { DispatchId = other, PageToken = page.NextPageToken }, cancellationToken: Cancellation));

        Documents.Violations(refused).ShouldStartWith("page_token: ");
    }

    [Fact]
    public async Task ListRevisions_UnknownDispatch_IsNotFound()
    {
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await _host.Client.ListRevisionsAsync(new ListRevisionsRequest { DispatchId = "dp-unknown" }, cancellationToken: Cancellation));

        refused.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Theory]
    [InlineData("--Ingestion:MaxTextLength=0")]
    [InlineData("--Ingestion:MaxDepth=100000")]
    [InlineData("--Ingestion:ReadTimeout=01:00:00")]
    public async Task Start_LimitOutOfItsRange_IsRefused(string setting) =>
        await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => IngestionHost.StartAsync(setting));

    [Fact]
    public async Task IngestDispatch_AsJson_IsTranscoded()
    {
        var response = await _host.Http.PostAsJsonAsync("/v1/dispatches", new { content = Convert.ToBase64String("The envoy agreed."u8), sourceUri = "urn:x:1" }, Cancellation);

        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        body.GetProperty("receipts")[0].GetProperty("dispatch").GetProperty("sourceUri").GetString().ShouldBe("urn:x:1");
    }

    // The count once it has stood still for a while: nothing more is being taken in.
    private async Task<int> SettledCount()
    {
        var (count, since) = (_host.Store.Count, 0);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (since < 10 && await timer.WaitForNextTickAsync(Cancellation))
        {
            (count, since) = _host.Store.Count == count ? (count, since + 1) : (_host.Store.Count, 0);
        }

        return count;
    }

    private static IngestDispatchesRequest Item(string content) => new() { Item = new IngestDispatchRequest { Content = ByteString.CopyFromUtf8(content) } };

    private async Task<IngestDispatchResponse> Ingest(string content, string sourceUri = "", string requestId = "") => await _host.Client.IngestDispatchAsync(
        new IngestDispatchRequest { Content = ByteString.CopyFromUtf8(content), SourceUri = sourceUri, RequestId = requestId },
        cancellationToken: Cancellation);
}
