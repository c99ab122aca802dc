using System.Security.Cryptography;
using System.Text;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Identifiers;
using DiploMesh.Storage.Outboxes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Storage.Dispatches;

/// <summary>Keeps dispatches in Ingestion's tables.</summary>
internal sealed class DispatchStore(Database database, TimeProvider clock) : IDispatchStore
{
    // Throws on half a surrogate pair: it has no UTF-8 form, so it would come back as another character.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public Task<AcceptResult> AcceptAsync(AcceptCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentOutOfRangeException.ThrowIfZero(command.Dispatches.Count, nameof(command));
        var texts = command.Dispatches.Select(TextSha256).ToArray();
        var raw = SHA256.HashData(command.Raw);
        return database.WriteAsync((session, token) => AcceptAsync(session, command, texts, raw, token), cancellationToken);
    }

    private async Task<AcceptResult> AcceptAsync(
        SqlSession session, AcceptCommand command, string[] texts, byte[] raw, CancellationToken cancellationToken)
    {
        if (command.RequestId is { } requestId
            && await session.FindAsync<RequestRow>(DispatchSql.FindRequest, new { requestId }, cancellationToken) is { } earlier)
        {
            return earlier.Sha256.AsSpan().SequenceEqual(command.RequestSha256)
                ? Answer.Read(earlier.Answer)
                : throw new RequestIdReusedException(requestId);
        }

        var now = UtcTime.From(clock.GetUtcNow());
        var accepted = new List<AcceptedDispatch>(command.Dispatches.Count);
        for (var i = 0; i < command.Dispatches.Count; i++)
        {
            accepted.Add(await AcceptAsync(session, command, command.Dispatches[i], texts[i], raw, now, cancellationToken));
        }

        var result = new AcceptResult(accepted, Replayed: false);
        if (command.RequestId is not null)
        {
            var row = new { requestId = command.RequestId, sha256 = command.RequestSha256, now, answer = new Blob(Answer.Write(result)) };
            await session.ExecuteAsync(DispatchSql.InsertRequest, row, cancellationToken);
        }

        return result;
    }

    private static async Task<AcceptedDispatch> AcceptAsync(
        SqlSession session, AcceptCommand command, Dispatch dispatch, string textSha256, byte[] raw, UtcTime now, CancellationToken cancellationToken)
    {
        var id = StableId.ForDispatch(dispatch.SourceUri);
        var newest = await session.FindAsync<NewestRow>(DispatchSql.FindNewest, new { id }, cancellationToken);
        if (newest is not null && newest.TextSha256 != textSha256)
        {
            // Another writer may be adding a revision: wait for it, then look again.
            await session.ExecuteAsync(DispatchSql.LockDispatch, new { id }, cancellationToken);
            newest = await session.FindAsync<NewestRow>(DispatchSql.FindNewest, new { id }, cancellationToken);
        }

        if (newest?.TextSha256 == textSha256)
        {
            return new AcceptedDispatch(Dispatch.Parser.ParseFrom(newest.Metadata), AcceptOutcome.Unchanged);
        }

        var revision = (newest?.Revision ?? 0) + 1;
        var stored = dispatch.Clone();
        stored.Id = id;
        stored.Revision = revision;
        stored.CreateTime = Timestamp.FromDateTimeOffset(now.ToDateTimeOffset());
        stored.TextSha256 = textSha256;
        stored.TextLength = dispatch.Text.Length;
        stored.Text = string.Empty;

        await session.ExecuteAsync(DispatchSql.InsertRaw, new { sha256 = raw, now, content = new Blob(command.Raw) }, cancellationToken);
        if (newest is null)
        {
            await session.ExecuteAsync(DispatchSql.InsertDispatch, new { id, sourceUri = dispatch.SourceUri, revision, now }, cancellationToken);
        }
        else
        {
            await session.ExecuteAsync(DispatchSql.SetNewest, new { id, revision }, cancellationToken);
        }

        var row = new
        {
            id,
            revision,
            textSha256,
            rawSha256 = raw,
            publishedTime = dispatch.PublishedTime is { } published ? UtcTime.From(published.ToDateTimeOffset()) : (UtcTime?)null,
            now,
            metadata = new Blob(stored.ToByteArray()),
            text = dispatch.Text,
        };
        await session.ExecuteAsync(DispatchSql.InsertRevision, row, cancellationToken);
        await OutboxWriter.WriteAsync(session, OutboxSql.Ingestion, [command.Announce(stored.Clone())], now, cancellationToken);
        return new AcceptedDispatch(stored, newest is null ? AcceptOutcome.Created : AcceptOutcome.Revised);
    }

    private static string TextSha256(Dispatch dispatch)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(StrictUtf8.GetBytes(dispatch.Text)));
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"The text of \"{dispatch.SourceUri}\" has half a surrogate pair at {exception.Index}.", nameof(dispatch), exception);
        }
    }

    /// <summary>The answer under a request id, kept as the receipts that the caller saw.</summary>
    private static class Answer
    {
        public static byte[] Write(AcceptResult result)
        {
            var response = new IngestDispatchResponse();
            response.Receipts.AddRange(result.Dispatches.Select(d => new Receipt { Dispatch = d.Dispatch, Outcome = (Outcome)d.Outcome }));
            return response.ToByteArray();
        }

        public static AcceptResult Read(byte[] bytes) => new(
            [.. IngestDispatchResponse.Parser.ParseFrom(bytes).Receipts.Select(r => new AcceptedDispatch(r.Dispatch, (AcceptOutcome)r.Outcome))],
            Replayed: true);
    }

    private sealed class RequestRow
    {
        public required byte[] Sha256 { get; init; }

        public required byte[] Answer { get; init; }
    }

    private sealed class NewestRow
    {
        public int Revision { get; init; }

        public required string TextSha256 { get; init; }

        public required byte[] Metadata { get; init; }
    }
}
