using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Outboxes;
using Google.Protobuf;

namespace DiploMesh.Storage.Statements;

/// <summary>Keeps what was attributed in the Worker's tables.</summary>
internal sealed class AttributionStore(Database database, TimeProvider clock) : IAttributionStore
{
    /// <inheritdoc/>
    public Task<bool> SaveAsync(AttributionRun run, InboxEntry inbox, IReadOnlyList<OutboxMessage> announcements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(inbox);
        ArgumentNullException.ThrowIfNull(announcements);
        return database.WriteAsync((session, token) => SaveAsync(session, run, inbox, announcements, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> IsHandledAsync(InboxEntry inbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbox);
        var key = new { messageId = new UniqueId(inbox.MessageId), consumer = inbox.Consumer };
        return database.ReadAsync(
            SqlAccess.Read, async (session, token) => await session.FindAsync<int>(AttributionSql.IsHandled, key, token) > 0, cancellationToken);
    }

    private async Task<bool> SaveAsync(
        SqlSession session, AttributionRun run, InboxEntry inbox, IReadOnlyList<OutboxMessage> announcements, CancellationToken cancellationToken)
    {
        var now = UtcTime.From(clock.GetUtcNow());
        var entry = new { messageId = new UniqueId(inbox.MessageId), consumer = inbox.Consumer, now };
        if (await session.ExecuteAsync(AttributionSql.InsertInbox, entry, cancellationToken) == 0)
        {
            return false;
        }

        var (dispatchId, revision) = run.Revision;
        var published = await session.FindAsync<RevisionRow>(AttributionSql.FindPublishedTime, new { dispatchId, revision }, cancellationToken)
            ?? throw new ArgumentException($"There is no revision {revision} of dispatch \"{dispatchId}\".", nameof(run));

        // From here on this transaction alone decides which run of the dispatch is current.
        if (await session.ExecuteAsync(AttributionSql.RaiseNewest, new { dispatchId, revision }, cancellationToken) == 0)
        {
            await session.ExecuteAsync(AttributionSql.InsertDispatch, new { dispatchId, revision }, cancellationToken);
        }

        var key = new { dispatchId, revision, engine = run.Version.Engine, model = run.Version.Model };
        if (await session.FindAsync<int>(AttributionSql.CountRuns, key, cancellationToken) > 0)
        {
            return false;
        }

        var isCurrent = await session.FindAsync<int>(AttributionSql.FindNewest, new { dispatchId }, cancellationToken) == revision;
        if (isCurrent)
        {
            await session.ExecuteAsync(AttributionSql.SupersedeStatements, new { dispatchId }, cancellationToken);
            await session.ExecuteAsync(AttributionSql.SupersedeCommunications, new { dispatchId }, cancellationToken);
            await session.ExecuteAsync(AttributionSql.SupersedeRuns, new { dispatchId, now }, cancellationToken);
        }

        var runRow = new
        {
            key.dispatchId,
            key.revision,
            key.engine,
            key.model,
            now,
            supersededTime = isCurrent ? (UtcTime?)null : now,
            payload = new Blob(RunPayload.Write(run.Text)),
        };
        var runSeq = await session.FindAsync<long>(AttributionSql.InsertRun, runRow, cancellationToken);
        await InsertStatementsAsync(session, run, runSeq, isCurrent, published.PublishedTime, cancellationToken);
        await InsertCommunicationsAsync(session, run, runSeq, isCurrent, cancellationToken);
        await OutboxWriter.WriteAsync(session, OutboxSql.Worker, announcements, now, cancellationToken);
        return true;
    }

    private static async Task InsertStatementsAsync(
        SqlSession session, AttributionRun run, long runSeq, bool isCurrent, UtcTime? publishedTime, CancellationToken cancellationToken)
    {
        var statements = run.Text.Statements;
        var rows = statements.Select((s, position) => new StatementRow
        {
            Id = s.Id,
            RunSeq = runSeq,
            Position = position,
            IsCurrent = isCurrent,
            DispatchId = run.Revision.DispatchId,
            PublishedTime = publishedTime,
            Kind = (int)s.Kind,
            Modality = (int)s.Modality,
            Channel = (int)s.Channel,
            Confidence = s.Confidence,
            SpeakerKey = s.Speaker is { } speaker ? Folding.Name(speaker.Name) : null,
            HolderKey = s.Holder is { } holder ? Folding.Name(holder.Name) : null,
            Payload = s.ToByteArray(),
        });
        await session.InsertAsync(AttributionSql.InsertStatements, [.. rows], cancellationToken);

        var sequences = await session.QueryAsync<long>(AttributionSql.StatementSequences, new { runSeq }, cancellationToken);
        var addressees = statements.SelectMany((s, i) => AddresseeKeys(s).Select(name => new KeyRow(name, sequences[i])));
        await session.InsertAsync(AttributionSql.InsertAddressees, InOrder(addressees), cancellationToken);
        var terms = statements.SelectMany((s, i) => Folding.Words(string.Join('\n', s.Content.Select(c => c.Text))).Select(word => new KeyRow(word, sequences[i])));
        await session.InsertAsync(AttributionSql.InsertTerms, InOrder(terms), cancellationToken);
    }

    private static async Task InsertCommunicationsAsync(
        SqlSession session, AttributionRun run, long runSeq, bool isCurrent, CancellationToken cancellationToken)
    {
        var communications = run.Text.Communications;
        var rows = communications.Select((c, position) => new CommunicationRow
        {
            Id = c.Id,
            RunSeq = runSeq,
            Position = position,
            IsCurrent = isCurrent,
            DispatchId = run.Revision.DispatchId,
            Channel = (int)c.Channel,
            Payload = c.ToByteArray(),
        });
        await session.InsertAsync(AttributionSql.InsertCommunications, [.. rows], cancellationToken);

        var sequences = await session.QueryAsync<long>(AttributionSql.CommunicationSequences, new { runSeq }, cancellationToken);
        var parties = communications.SelectMany((c, i) => Parties(c).Distinct().Select(p => new PartyRow(p.Role, p.Name, sequences[i])));
        await session.InsertAsync(AttributionSql.InsertParties, [.. parties], cancellationToken);
    }

    /// <summary>An addressee is found by its canonical name and by the words of the text.</summary>
    private static IEnumerable<string> AddresseeKeys(Statement statement) => statement.Addressees
        .SelectMany(a => new[] { a.Actor?.Name, a.Evidence?.Text })
        .OfType<string>()
        .Select(Folding.Name)
        .Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<(PartyRole Role, string Name)> Parties(Communication communication)
    {
        if (communication.Sender is { Name.Length: > 0 } sender)
        {
            yield return (PartyRole.Sender, Folding.Name(sender.Name));
        }

        foreach (var addressee in communication.Addressees)
        {
            yield return (PartyRole.Addressee, Folding.Name(addressee.Name));
        }
    }

    // Keys that follow each other fall on the same page of the index.
    private static IReadOnlyList<KeyRow> InOrder(IEnumerable<KeyRow> rows) =>
        [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Seq)];

    private sealed class RevisionRow
    {
        public UtcTime? PublishedTime { get; init; }
    }
}
