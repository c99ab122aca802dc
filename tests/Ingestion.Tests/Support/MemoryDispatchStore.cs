using System.Collections.Concurrent;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Storage.Identifiers;
using Google.Protobuf.WellKnownTypes;

namespace DiploMesh.Ingestion.Tests.Support;

/// <summary>A store in memory, as far as the tests of Ingestion need one.</summary>
internal sealed class MemoryDispatchStore : IDispatchStore, IDispatchReader
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(Dispatch Dispatch, byte[] Raw)>> _revisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (byte[] Sha256, AcceptResult Result)> _requests = new(StringComparer.Ordinal);

    public ConcurrentQueue<OutboxMessage> Announced { get; } = new();

    /// <summary>Thrown by the next call, if set.</summary>
    public Exception? Failure { get; set; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _revisions.Sum(r => r.Value.Count);
            }
        }
    }

    public Task<AcceptResult> AcceptAsync(AcceptCommand command, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            if (command.RequestId is not null && _requests.TryGetValue(command.RequestId, out var earlier))
            {
                return earlier.Sha256.AsSpan().SequenceEqual(command.RequestSha256)
                    ? Task.FromResult(earlier.Result with { Replayed = true })
                    : throw new RequestIdReusedException(command.RequestId);
            }

            var result = new AcceptResult([.. command.Dispatches.Select(dispatch => Accept(command, dispatch.Clone()))], Replayed: false);
            if (command.RequestId is not null)
            {
                _requests[command.RequestId] = (command.RequestSha256, result);
            }

            return Task.FromResult(result);
        }
    }

    public Task<Dispatch?> FindAsync(string dispatchId, int revision, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var revisions = _revisions.GetValueOrDefault(dispatchId);
            return Task.FromResult(revision == 0 ? revisions?[^1].Dispatch : revisions?.Find(r => r.Dispatch.Revision == revision).Dispatch);
        }
    }

    public Task<byte[]?> FindRawAsync(RevisionKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<byte[]?>(_revisions.GetValueOrDefault(key.DispatchId)?.Find(r => r.Dispatch.Revision == key.Revision).Raw);
        }
    }

    public Task<IReadOnlyList<Dispatch>> ListRevisionsAsync(string dispatchId, int? beforeRevision, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Dispatch>>(
            [
                .. (_revisions.GetValueOrDefault(dispatchId) ?? []).Select(r => WithoutText(r.Dispatch))
                    .Where(d => beforeRevision is null || d.Revision < beforeRevision).OrderByDescending(d => d.Revision).Take(limit),
            ]);
        }
    }

    private AcceptedDispatch Accept(AcceptCommand command, Dispatch dispatch)
    {
        dispatch.Id = StableId.ForDispatch(dispatch.SourceUri);
        var revisions = _revisions.TryGetValue(dispatch.Id, out var known) ? known : _revisions[dispatch.Id] = [];
        if (revisions.Count > 0 && revisions[^1].Dispatch.TextSha256 == dispatch.TextSha256)
        {
            return new AcceptedDispatch(WithoutText(revisions[^1].Dispatch), AcceptOutcome.Unchanged);
        }

        dispatch.Revision = revisions.Count + 1;
        dispatch.CreateTime = Timestamp.FromDateTimeOffset(Documents.Now);
        revisions.Add((dispatch, command.Raw));
        Announced.Enqueue(command.Announce(dispatch));
        return new AcceptedDispatch(WithoutText(dispatch), dispatch.Revision == 1 ? AcceptOutcome.Created : AcceptOutcome.Revised);
    }

    private static Dispatch WithoutText(Dispatch dispatch)
    {
        var copy = dispatch.Clone();
        copy.Text = "";
        return copy;
    }
}
