using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Dispatches;

/// <summary>Reads Ingestion's tables. Not from a replica: the Worker asks for what was committed a moment ago.</summary>
internal sealed class DispatchReader(Database database) : IDispatchReader
{
    /// <inheritdoc/>
    public async Task<Dispatch?> FindAsync(string dispatchId, int revision, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            SqlAccess.Read,
            (session, token) => revision == 0
                ? session.FindAsync<RevisionRow>(DispatchSql.FindNewestRevision, new { id = dispatchId }, token)
                : session.FindAsync<RevisionRow>(DispatchSql.FindRevision, new { id = dispatchId, revision }, token),
            cancellationToken);
        if (row is null)
        {
            return null;
        }

        var dispatch = Dispatch.Parser.ParseFrom(row.Metadata);
        dispatch.Text = row.Text;
        return dispatch;
    }

    /// <inheritdoc/>
    public Task<byte[]?> FindRawAsync(RevisionKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return database.ReadAsync(
            SqlAccess.Read,
            (session, token) => session.FindAsync<byte[]>(DispatchSql.FindRaw, new { id = key.DispatchId, revision = key.Revision }, token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Dispatch>> ListRevisionsAsync(string dispatchId, int? beforeRevision, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { id = dispatchId, before = beforeRevision ?? int.MaxValue, limit };
        var rows = await database.ReadAsync(
            SqlAccess.Read,
            (session, token) => session.QueryAsync<byte[]>(DispatchSql.ListRevisions, parameters, token),
            cancellationToken);
        return [.. rows.Select(Dispatch.Parser.ParseFrom)];
    }

    private sealed class RevisionRow
    {
        public required byte[] Metadata { get; init; }

        public required string Text { get; init; }
    }
}
