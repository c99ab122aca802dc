using DiploMesh.Hosting;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Query.Answers;
using DiploMesh.Query.Requests;
using DiploMesh.Query.Tracing;
using DiploMesh.Storage;
using Grpc.Core;

namespace DiploMesh.Query;

/// <summary>The gRPC service of Query: checks a request, asks the store, and gives offsets in the unit that was asked for.</summary>
internal sealed class QueryGrpcService(IStatementReader statements, DispatchTexts texts) : QueryService.QueryServiceBase
{
    public override async Task<StoredStatement> GetStatement(GetStatementRequest request, ServerCallContext context)
    {
        CheckStatement(request.StatementId, request.EncodingType);
        var statement = await FindAsync(request.StatementId, context.CancellationToken);
        return (await texts.EncodeAsync([statement], found => found.Dispatch, request.EncodingType, context.CancellationToken))[0];
    }

    public override async Task<SearchStatementsResponse> SearchStatements(SearchStatementsRequest request, ServerCallContext context)
    {
        var filter = Filters.Of(request);
        var place = PagePlace.Of(request, request.PageSize, request.PageToken);
        var rows = await statements.SearchAsync(filter, place.Before, place.Size + 1, context.CancellationToken);
        var page = place.Cut(rows);
        var answers = await texts.EncodeAsync(page.Items, found => found.Dispatch, request.EncodingType, context.CancellationToken);
        return new SearchStatementsResponse { Statements = { answers }, NextPageToken = page.NextToken };
    }

    public override async Task<TraceStatementResponse> TraceStatement(TraceStatementRequest request, ServerCallContext context)
    {
        CheckStatement(request.StatementId, request.EncodingType);
        var statement = await FindAsync(request.StatementId, context.CancellationToken);
        var run = await statements.FindRunAsync(request.StatementId, context.CancellationToken)
            ?? throw new InvalidOperationException($"Statement {request.StatementId} belongs to no attribution.");
        var text = await texts.ReadAsync(run.Revision, context.CancellationToken);
        var trace = new StatementTrace(statement, run.Text, text).ToResponse();
        return new SpanEncoder(text, request.EncodingType).Encode(trace);
    }

    public override async Task<ListCommunicationsResponse> ListCommunications(ListCommunicationsRequest request, ServerCallContext context)
    {
        var filter = Filters.Of(request);
        var place = PagePlace.Of(request, request.PageSize, request.PageToken);
        var rows = await statements.ListCommunicationsAsync(filter, place.Before, place.Size + 1, context.CancellationToken);
        var page = place.Cut(rows);
        var answers = await texts.EncodeAsync(page.Items, found => found.Dispatch, request.EncodingType, context.CancellationToken);
        return new ListCommunicationsResponse { Communications = { answers }, NextPageToken = page.NextToken };
    }

    private static void CheckStatement(string statementId, EncodingType encoding)
    {
        var check = new RequestCheck();
        check.Identifier("statement_id", statementId, "st-");
        check.Known("encoding_type", encoding);
        check.ThrowIfAny();
    }

    private async Task<StoredStatement> FindAsync(string statementId, CancellationToken cancellationToken) =>
        await statements.FindAsync(statementId, cancellationToken) ?? throw Problems.NotFound("statement", statementId);
}
