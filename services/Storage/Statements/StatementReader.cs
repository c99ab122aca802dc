using Dapper;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Engines;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Storage.Statements;

/// <summary>Reads the Worker's tables.</summary>
internal sealed class StatementReader(Database database) : IStatementReader
{
    /// <inheritdoc/>
    public async Task<StoredStatement?> FindAsync(string statementId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            SqlAccess.ReadReplica,
            (session, token) => session.FindAsync<Row>(StatementSql.FindStatement, new { statementId }, token),
            cancellationToken);
        return row?.ToStatement();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Sequenced<StoredStatement>>> SearchAsync(StatementFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (StatementSearch.Create(filter, before ?? long.MaxValue, limit) is not { } search)
        {
            return [];
        }

        var rows = await QueryAsync(search.Text, search.Parameters, cancellationToken);
        return [.. rows.Select(r => new Sequenced<StoredStatement>(r.Seq, r.ToStatement()))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Sequenced<StoredCommunication>>> ListCommunicationsAsync(
        CommunicationFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var parameters = new DynamicParameters();
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("limit", limit);
        var criteria = CommunicationCriteria.None;
        Add(CommunicationCriteria.Dispatch, "dispatchId", filter.DispatchId);
        Add(CommunicationCriteria.Sender, "sender", filter.Sender is { } sender ? Folding.Name(sender) : null);
        Add(CommunicationCriteria.Addressee, "addressee", filter.Addressee is { } addressee ? Folding.Name(addressee) : null);
        Add(CommunicationCriteria.Channel, "channel", (int?)filter.Channel);
        var rows = await QueryAsync(StatementSql.List(criteria), parameters, cancellationToken);
        return [.. rows.Select(r => new Sequenced<StoredCommunication>(r.Seq, r.ToCommunication()))];

        void Add(CommunicationCriteria criterion, string name, object? value)
        {
            if (value is not null)
            {
                criteria |= criterion;
                parameters.Add(name, value);
            }
        }
    }

    /// <inheritdoc/>
    public Task<AttributionRun?> FindRunAsync(string statementId, CancellationToken cancellationToken) => database.ReadAsync(
        SqlAccess.ReadReplica,
        async (session, token) =>
        {
            if (await session.FindAsync<RunRow>(StatementSql.FindRun, new { statementId }, token) is not { } run)
            {
                return null;
            }

            // A run never changes once stored, so three queries see the same as one.
            var statements = await session.QueryAsync<byte[]>(StatementSql.RunStatements, new { runSeq = run.Seq }, token);
            var communications = await session.QueryAsync<byte[]>(StatementSql.RunCommunications, new { runSeq = run.Seq }, token);
            return new AttributionRun(
                new RevisionKey(run.DispatchId, run.Revision),
                new EngineVersion { Engine = run.Engine, Model = run.Model },
                RunPayload.Read(run.Payload, statements, communications));
        },
        cancellationToken);

    private Task<IReadOnlyList<Row>> QueryAsync(SqlText text, DynamicParameters parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(SqlAccess.ReadReplica, (session, token) => session.QueryAsync<Row>(text, parameters, token), cancellationToken);

    private sealed class Row
    {
        public long Seq { get; init; }

        public required byte[] Payload { get; init; }

        public required string Engine { get; init; }

        public required string Model { get; init; }

        public UtcTime CreateTime { get; init; }

        public required byte[] Dispatch { get; init; }

        public StoredStatement ToStatement() => new()
        {
            Statement = Statement.Parser.ParseFrom(Payload),
            Dispatch = Protos.Types.V1.Dispatch.Parser.ParseFrom(Dispatch),
            Version = new EngineVersion { Engine = Engine, Model = Model },
            CreateTime = Timestamp.FromDateTimeOffset(CreateTime.ToDateTimeOffset()),
        };

        public StoredCommunication ToCommunication() => new()
        {
            Communication = Communication.Parser.ParseFrom(Payload),
            Dispatch = Protos.Types.V1.Dispatch.Parser.ParseFrom(Dispatch),
            Version = new EngineVersion { Engine = Engine, Model = Model },
            CreateTime = Timestamp.FromDateTimeOffset(CreateTime.ToDateTimeOffset()),
        };
    }

    private sealed class RunRow
    {
        public long Seq { get; init; }

        public required string DispatchId { get; init; }

        public int Revision { get; init; }

        public required string Engine { get; init; }

        public required string Model { get; init; }

        public required byte[] Payload { get; init; }
    }
}
