using System.Text.Json;
using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Outboxes;

/// <summary>An outbox kept in a table.</summary>
internal sealed class SqlOutbox(Database database, OutboxSql sql, TimeProvider clock) : IOutbox
{
    private const int MaxErrorLength = 1_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LeasedMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);

        // Idle relays ask often; looking first keeps them from queueing for the right to write.
        if (await database.ReadAsync(SqlAccess.Read, (session, token) => session.FindAsync<int>(sql.AnyDue, new { now = Now() }, token), cancellationToken) == 0)
        {
            return [];
        }

        var rows = await database.WriteAsync(
            async (session, token) =>
            {
                var leaseId = Guid.CreateVersion7(clock.GetUtcNow());
                var parameters = new { leaseId = new UniqueId(leaseId), now = Now(), until = UtcTime.From(clock.GetUtcNow() + lease), limit };
                return (LeaseId: leaseId, Rows: await session.QueryAsync<Row>(sql.Claim, parameters, token));
            },
            cancellationToken);
        return [.. rows.Rows.OrderBy(r => r.Seq).Select(r => r.ToLeased(rows.LeaseId))];
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(IReadOnlyList<LeasedMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            async (session, token) =>
            {
                foreach (var lease in messages.GroupBy(m => m.LeaseId))
                {
                    var ids = JsonSerializer.Serialize(lease.Select(m => m.Message.Id));
                    await session.ExecuteAsync(sql.Complete, new { leaseId = new UniqueId(lease.Key), now = Now(), ids }, token);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task FailAsync(LeasedMessage message, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(error);
        var id = new UniqueId(message.Message.Id);
        var leaseId = new UniqueId(message.LeaseId);
        var kept = Shorten(error);
        return database.WriteAsync(
            (session, token) => retryAt is { } time
                ? session.ExecuteAsync(sql.Retry, new { id, leaseId, error = kept, retryAt = UtcTime.From(time) }, token)
                : session.ExecuteAsync(sql.Bury, new { id, leaseId, error = kept }, token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> ReviveUnhandledAsync(string consumer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(consumer);
        return database.WriteAsync(
            (session, token) => session.ExecuteAsync(sql.ReviveUnhandled, new { consumer, now = Now() }, token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<OutboxState> GetStateAsync(CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(SqlAccess.Read, (session, token) => session.FindAsync<StateRow>(sql.State, null, token), cancellationToken);
        return new OutboxState(row!.Pending, row.Dead, row.OldestPending?.ToDateTimeOffset());
    }

    private static string Shorten(string error)
    {
        if (error.Length <= MaxErrorLength)
        {
            return error;
        }

        return error[..(char.IsHighSurrogate(error[MaxErrorLength - 1]) ? MaxErrorLength - 1 : MaxErrorLength)];
    }

    private UtcTime Now() => UtcTime.From(clock.GetUtcNow());

    private sealed class Row
    {
        public long Seq { get; init; }

        public UniqueId Id { get; init; }

        public required string Type { get; init; }

        public string? TraceParent { get; init; }

        public UtcTime CreateTime { get; init; }

        public int Attempts { get; init; }

        public required string Body { get; init; }

        public LeasedMessage ToLeased(Guid leaseId) =>
            new(new OutboxMessage(Id.Value, Type, Body, TraceParent), Attempts, CreateTime.ToDateTimeOffset(), leaseId);
    }

    private sealed class StateRow
    {
        public long Pending { get; init; }

        public long Dead { get; init; }

        public UtcTime? OldestPending { get; init; }
    }
}
