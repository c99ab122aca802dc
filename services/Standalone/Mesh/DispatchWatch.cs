using DiploMesh.Protos.Query.V1;
using DiploMesh.Standalone.Client;

namespace DiploMesh.Standalone.Mesh;

/// <summary>Waits for what the mesh does in the background.</summary>
/// <param name="query">Answers questions.</param>
internal sealed class DispatchWatch(QueryService.QueryServiceClient query)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits until a dispatch has statements. They are stored in one transaction: when there is one, there are all.
    /// </summary>
    /// <param name="dispatchId">The dispatch.</param>
    /// <param name="deadline">Ends the waiting; in contrast to <paramref name="cancellationToken"/> without an exception.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The statements in text order; empty if there were none by the deadline.</returns>
    public async Task<IReadOnlyList<StoredStatement>> WaitAsync(string dispatchId, CancellationToken deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            var statements = await ReadAsync(dispatchId, cancellationToken);
            if (statements.Count > 0 || deadline.IsCancellationRequested)
            {
                return statements;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StoredStatement>> ReadAsync(string dispatchId, CancellationToken cancellationToken)
    {
        var statements = new List<StoredStatement>();
        await Paging.ReadAsync<StoredStatement>(
            async (token, size) =>
            {
                var request = new SearchStatementsRequest { DispatchId = dispatchId, PageToken = token, PageSize = size };
                var answer = await query.SearchStatementsAsync(request, MeshConnection.Unary(cancellationToken));
                return new Page<StoredStatement>(answer.Statements, answer.NextPageToken);
            },
            firstToken: string.Empty,
            limit: int.MaxValue,
            statements.AddRange);

        // Query answers newest first.
        statements.Reverse();
        return statements;
    }
}
