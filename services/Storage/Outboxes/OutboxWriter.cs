using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Outboxes;

/// <summary>Puts messages into an outbox, inside the transaction of what they announce.</summary>
internal static class OutboxWriter
{
    /// <summary>Inserts messages, due at once.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="outbox">The outbox.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="now">When they are committed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task WriteAsync(
        SqlSession session, OutboxSql outbox, IReadOnlyList<OutboxMessage> messages, UtcTime now, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            var row = new { id = new UniqueId(message.Id), type = message.Type, traceParent = message.TraceParent, now, body = message.Body };
            await session.ExecuteAsync(outbox.Insert, row, cancellationToken);
        }
    }
}
