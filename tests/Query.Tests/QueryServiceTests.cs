using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Query.Tests;

public sealed class QueryServiceTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Stored_ReturnsStatementDispatchAndVersion()
    {
        var found = await query.Grpc.GetStatementAsync(new GetStatementRequest { StatementId = Sample.Id(query.First, "s1") }, cancellationToken: Token);

        found.Statement.ShouldBe(Sample.Attribute(query.First).Text.Statements[0]);
        found.Dispatch.Id.ShouldBe(query.First.DispatchId);
        found.Dispatch.Text.ShouldBeEmpty();
        found.Version.ShouldBe(Sample.Version);
        found.CreateTime.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(EncodingType.Utf8)]
    [InlineData(EncodingType.Utf16)]
    [InlineData(EncodingType.Utf32)]
    public async Task Get_AnyEncoding_SpansSliceTheText(EncodingType encoding)
    {
        var found = await query.Grpc.GetStatementAsync(
            new GetStatementRequest { StatementId = Sample.Id(query.First, "s1"), EncodingType = encoding }, cancellationToken: Token);

        Span[] spans = [.. found.Statement.Source, .. found.Statement.Content, .. found.Statement.Chain.Select(hop => hop.Evidence)];
        spans.Length.ShouldBe(4);
        foreach (var span in spans)
        {
            Slice(span, encoding).ShouldBe(span.Text);
        }
    }

    [Fact]
    public async Task Get_NotStored_IsNotFound()
    {
        var problem = await Should.ThrowAsync<RpcException>(async () =>
            await query.Grpc.GetStatementAsync(new GetStatementRequest { StatementId = "st-00000000000000000000" }, cancellationToken: Token));

        problem.StatusCode.ShouldBe(StatusCode.NotFound);
        problem.GetRpcStatus()!.GetDetail<ResourceInfo>()!.ResourceName.ShouldBe("st-00000000000000000000");
    }

    [Theory]
    [InlineData("")]
    [InlineData("s1")]
    [InlineData("dp-00000000000000000000")]
    [InlineData("st-0000000000000000000")]
    [InlineData("st-000000000000000000000")]
    [InlineData("st-0000000000000000000u")]
    [InlineData("ST-00000000000000000000")]
    [InlineData("st-0000000000000000000\u00e9")]
    public async Task Get_MalformedId_IsRefused(string id)
    {
        var refusal = await RefusalAsync(async () => await query.Grpc.GetStatementAsync(new GetStatementRequest { StatementId = id }, cancellationToken: Token));

        refusal.ShouldBe(["statement_id"]);
    }

    [Fact]
    public async Task Search_NoFilter_ReturnsNewestFirst()
    {
        var found = await query.Grpc.SearchStatementsAsync(new SearchStatementsRequest(), cancellationToken: Token);

        found.Statements.Select(statement => statement.Statement.Id).ShouldBe(
            from revision in new[] { query.Second, query.First }
            from local in new[] { "s4", "s3", "s2", "s1" }
            select Sample.Id(revision, local));
        found.NextPageToken.ShouldBeEmpty();
    }

    public static TheoryData<SearchStatementsRequest, string[]> Filters => new()
    {
        { new() { Text = "TREATY varania" }, ["s1"] },
        { new() { Speaker = "zoë tărnă" }, ["s4", "s1"] },
        { new() { Holder = "ostland" }, ["s1"] },
        { new() { Addressee = "Varania" }, ["s1"] },
        { new() { Kind = StatementKind.Direct }, ["s1"] },
        { new() { Modality = Modality.Hedged }, ["s4"] },
        { new() { Channel = Channel.NoteVerbale }, ["s1"] },
        { new() { MinConfidence = 0.75f }, ["s3", "s1"] },
        { new() { Speaker = "zoë tărnă", Modality = Modality.Firm }, [] },
    };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public async Task Search_Filter_ReturnsWhatFits(SearchStatementsRequest filter, string[] expected)
    {
        var request = filter.Clone();
        request.DispatchId = query.First.DispatchId;

        var found = await query.Grpc.SearchStatementsAsync(request, cancellationToken: Token);

        found.Statements.Select(statement => statement.Statement.Id).ShouldBe(expected.Select(local => Sample.Id(query.First, local)));
    }

    [Fact]
    public async Task Search_Published_IsFromUpToBefore()
    {
        var first = Timestamp.FromDateTimeOffset(QueryFixture.FirstDay);
        var second = Timestamp.FromDateTimeOffset(QueryFixture.FirstDay.AddDays(1));

        var found = await query.Grpc.SearchStatementsAsync(new SearchStatementsRequest { PublishedFrom = first, PublishedTo = second }, cancellationToken: Token);

        found.Statements.Select(statement => statement.Dispatch.Id).Distinct().ShouldBe([query.First.DispatchId]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task Search_PageByPage_ReturnsAllOnce(int pageSize)
    {
        var all = await query.Grpc.SearchStatementsAsync(new SearchStatementsRequest(), cancellationToken: Token);
        var request = new SearchStatementsRequest { PageSize = pageSize };
        List<StoredStatement> paged = [];
        do
        {
            var page = await query.Grpc.SearchStatementsAsync(request, cancellationToken: Token);
            page.Statements.Count.ShouldBeInRange(1, pageSize);
            paged.AddRange(page.Statements);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        paged.ShouldBe(all.Statements);
    }

    [Fact]
    public async Task Search_TokenChanged_IsRefused()
    {
        var page = await query.Grpc.SearchStatementsAsync(new SearchStatementsRequest { PageSize = 2 }, cancellationToken: Token);
        var token = page.NextPageToken;
        var changed = (token[10] == 'A' ? 'B' : 'A') + token[11..];

        (await RefusalAsync(new SearchStatementsRequest { PageSize = 2, PageToken = token[..10] + changed })).ShouldBe(["page_token"]);
        (await RefusalAsync(new SearchStatementsRequest { PageSize = 2, PageToken = token, Speaker = "another" })).ShouldBe(["page_token"]);
    }

    [Fact]
    public async Task Search_TokenWithOtherPageSizeAndEncoding_IsTaken()
    {
        var page = await query.Grpc.SearchStatementsAsync(new SearchStatementsRequest { PageSize = 2 }, cancellationToken: Token);

        var next = await query.Grpc.SearchStatementsAsync(
            new SearchStatementsRequest { PageSize = 4, PageToken = page.NextPageToken, EncodingType = EncodingType.Utf8 }, cancellationToken: Token);

        next.Statements.Count.ShouldBe(4);
    }

    public static TheoryData<SearchStatementsRequest, string> WrongSearches => new()
    {
        { new() { Text = new string('a', 257) }, "text" },
        { new() { Speaker = new string('a', 257) }, "speaker" },
        { new() { Holder = new string('a', 257) }, "holder" },
        { new() { Addressee = new string('a', 257) }, "addressee" },
        { new() { Kind = (StatementKind)99 }, "kind" },
        { new() { Modality = (Modality)(-1) }, "modality" },
        { new() { Channel = (Channel)99 }, "channel" },
        { new() { DispatchId = "dp-1" }, "dispatch_id" },
        { new() { PublishedFrom = new Timestamp { Seconds = long.MaxValue } }, "published_from" },
        { new() { PublishedTo = new Timestamp { Nanos = -1 } }, "published_to" },
        { new() { PublishedFrom = new Timestamp { Seconds = 5 }, PublishedTo = new Timestamp { Seconds = 5 } }, "published_to" },
        { new() { MinConfidence = 1.01f }, "min_confidence" },
        { new() { MinConfidence = -0.01f }, "min_confidence" },
        { new() { MinConfidence = float.NaN }, "min_confidence" },
        { new() { PageSize = -1 }, "page_size" },
        { new() { PageToken = "no token" }, "page_token" },
        { new() { EncodingType = (EncodingType)9 }, "encoding_type" },
    };

    [Theory]
    [MemberData(nameof(WrongSearches), DisableDiscoveryEnumeration = true)]
    public async Task Search_WrongField_IsRefusedByName(SearchStatementsRequest request, string field) =>
        (await RefusalAsync(request)).ShouldBe([field]);

    [Fact]
    public async Task Search_SeveralWrongFields_AreToldAtOnce() =>
        (await RefusalAsync(new SearchStatementsRequest { Kind = (StatementKind)99, MinConfidence = 2, DispatchId = "x" }))
            .ShouldBe(["kind", "dispatch_id", "min_confidence"]);

    [Fact]
    public async Task Trace_Statement_TellsAllThatStandsBehindIt()
    {
        string Of(string localId) => Sample.Id(query.First, localId);

        var trace = await query.Grpc.TraceStatementAsync(new TraceStatementRequest { StatementId = Of("s1") }, cancellationToken: Token);

        trace.Statement.Statement.Id.ShouldBe(Of("s1"));
        trace.Passage.Text.ShouldStartWith("“We shall sign");
        trace.Passage.Text.ShouldEndWith("would be signed.");
        trace.Hops.Select(hop => hop.Hop.Role).ShouldBe([ChainRole.Agency, ChainRole.Document]);
        trace.Hops[0].Passage.Text.ShouldBe("RIVERTOWN (Northern Wire) — A note was handed over on Monday.");
        trace.Hops[0].StatementIds.ShouldBe([Of("s1"), Of("s2")]);
        trace.Hops[1].StatementIds.ShouldBe([Of("s1")]);
        trace.Communication.Id.ShouldBe(Of("c1"));
        trace.NestedIn.ShouldBeEmpty();
        trace.Restatements.Select(statement => statement.Id).ShouldBe([Of("s2")]);
        trace.SpeakerTenures.Select(tenure => tenure.Id).ShouldBe([Of("t1")]);
        trace.Conflicts.Select(conflict => conflict.Id).ShouldBe([Of("x1")]);
    }

    [Theory]
    [InlineData(EncodingType.Utf8)]
    [InlineData(EncodingType.Unspecified)]
    [InlineData(EncodingType.Utf32)]
    public async Task Trace_AnyEncoding_SpansSliceTheText(EncodingType encoding)
    {
        var trace = await query.Grpc.TraceStatementAsync(
            new TraceStatementRequest { StatementId = Sample.Id(query.First, "s1"), EncodingType = encoding }, cancellationToken: Token);

        Span[] spans =
        [
            trace.Passage, trace.Hops[0].Passage, trace.Hops[1].Hop.Evidence, trace.Statement.Statement.Chain[1].Evidence, trace.Communication.Mentions[0],
            trace.Restatements[0].Content[0], trace.SpeakerTenures[0].Evidence[0],
        ];
        foreach (var span in spans)
        {
            Slice(span, encoding).ShouldBe(span.Text);
        }
    }

    [Fact]
    public async Task Trace_NotStored_IsNotFound()
    {
        var problem = await Should.ThrowAsync<RpcException>(async () =>
            await query.Grpc.TraceStatementAsync(new TraceStatementRequest { StatementId = "st-00000000000000000000" }, cancellationToken: Token));

        problem.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Communications_Filters_ReturnWhatFits()
    {
        ListCommunicationsRequest[] fitting =
        [
            new() { Sender = "ZOË TĂRNĂ" },
            new() { Addressee = "varania" },
            new() { Channel = Channel.NoteVerbale },
            new() { EncodingType = EncodingType.Utf8 },
        ];
        foreach (var request in fitting)
        {
            request.DispatchId = query.Second.DispatchId;
            var found = await query.Grpc.ListCommunicationsAsync(request, cancellationToken: Token);
            var communication = found.Communications.ShouldHaveSingleItem();
            communication.Communication.Id.ShouldBe(Sample.Id(query.Second, "c1"));
            Slice(communication.Communication.Mentions[0], request.EncodingType).ShouldBe("the note");
        }

        var other = await query.Grpc.ListCommunicationsAsync(new ListCommunicationsRequest { Channel = Channel.Call }, cancellationToken: Token);
        other.Communications.ShouldBeEmpty();
    }

    [Fact]
    public async Task Communications_PageByPage_ReturnsAllOnce()
    {
        var first = await query.Grpc.ListCommunicationsAsync(new ListCommunicationsRequest { PageSize = 1 }, cancellationToken: Token);
        var second = await query.Grpc.ListCommunicationsAsync(new ListCommunicationsRequest { PageSize = 1, PageToken = first.NextPageToken }, cancellationToken: Token);

        first.Communications.ShouldHaveSingleItem().Dispatch.Id.ShouldBe(query.Second.DispatchId);
        second.Communications.ShouldHaveSingleItem().Dispatch.Id.ShouldBe(query.First.DispatchId);
        second.NextPageToken.ShouldBeEmpty();
    }

    public static TheoryData<ListCommunicationsRequest, string> WrongLists => new()
    {
        { new() { Sender = new string('a', 257) }, "sender" },
        { new() { Addressee = new string('a', 257) }, "addressee" },
        { new() { Channel = (Channel)99 }, "channel" },
        { new() { DispatchId = "1" }, "dispatch_id" },
        { new() { PageSize = -1 }, "page_size" },
        { new() { PageToken = "x" }, "page_token" },
        { new() { EncodingType = (EncodingType)9 }, "encoding_type" },
    };

    [Theory]
    [MemberData(nameof(WrongLists), DisableDiscoveryEnumeration = true)]
    public async Task Communications_WrongField_IsRefusedByName(ListCommunicationsRequest request, string field) =>
        (await RefusalAsync(async () => await query.Grpc.ListCommunicationsAsync(request, cancellationToken: Token))).ShouldBe([field]);

    [Fact]
    public async Task JsonSearch_Parameters_Filter()
    {
        var found = await query.Http.GetFromJsonAsync<JsonElement>(
            $"/v1/statements?dispatch_id={query.First.DispatchId}&kind=STATEMENT_KIND_INDIRECT&min_confidence=0.65&published_from=2024-05-06T08:00:00Z&page_size=1",
            Token);

        found.GetProperty("statements").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("statement").GetProperty("id").GetString().ShouldBe(Sample.Id(query.First, "s4"));
        found.GetProperty("nextPageToken").GetString()!.Length.ShouldBe(32);
    }

    [Fact]
    public async Task JsonTrace_Path_ReturnsTheTrace()
    {
        var id = Sample.Id(query.First, "s4");

        var trace = await query.Http.GetFromJsonAsync<JsonElement>($"/v1/statements/{id}:trace?encoding_type=ENCODING_TYPE_UTF8", Token);
        var statement = await query.Http.GetFromJsonAsync<JsonElement>($"/v1/statements/{id}", Token);

        trace.GetProperty("nestedIn").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(Sample.Id(query.First, "s3"));
        statement.GetProperty("statement").GetProperty("id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("/v1/statements?page_size=-1", "page_size")]
    [InlineData("/v1/statements?page_size=many", "page_size")]
    [InlineData("/v1/statements?colour=red", "colour")]
    [InlineData("/v1/statements?kind=SOME_KIND", "kind")]
    [InlineData("/v1/statements/s1", "statement_id")]
    [InlineData("/v1/communications?page_token=abc", "page_token")]
    public async Task JsonGet_WrongField_IsRefusedByName(string path, string field)
    {
        using var response = await query.Http.GetAsync(path, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        problem.GetProperty("details").EnumerateArray().SelectMany(Fields).ShouldBe([field], problem.ToString());
    }

    private static IEnumerable<string?> Fields(JsonElement detail) => detail.TryGetProperty("fieldViolations", out var violations)
        ? violations.EnumerateArray().Select(violation => violation.GetProperty("field").GetString())
        : [];

    private async Task<IEnumerable<string>> RefusalAsync(SearchStatementsRequest request) =>
        await RefusalAsync(async () => await query.Grpc.SearchStatementsAsync(request, cancellationToken: Token));

    private static async Task<IEnumerable<string>> RefusalAsync(Func<Task> call)
    {
        var problem = await Should.ThrowAsync<RpcException>(call);
        problem.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        return problem.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field);
    }

    private static string Slice(Span span, EncodingType encoding) => encoding switch
    {
        EncodingType.Utf8 => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Sample.Text)[span.Start..span.End]),
        EncodingType.Utf32 => string.Concat(Sample.Text.EnumerateRunes().Skip(span.Start).Take(span.End - span.Start)),
        _ => Sample.Text[span.Start..span.End],
    };
}
