using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Storage;

/// <summary>Where Ingestion keeps dispatches. Only Ingestion writes here.</summary>
public interface IDispatchStore
{
    /// <summary>
    /// Stores the dispatches of one document, the raw bytes, the outbox rows that announce what is new, and the answer under its
    /// <see cref="AcceptCommand.RequestId"/>, in one transaction: all of it or nothing. Safe to call again and
    /// concurrently: a text that its source URI already has changes nothing.
    /// </summary>
    /// <param name="command">What to store.</param>
    /// <param name="cancellationToken">Ends the call; what is not committed is not stored.</param>
    /// <returns>What became of each dispatch, in the order given.</returns>
    /// <exception cref="RequestIdReusedException">The request id was used before with other content.</exception>
    /// <exception cref="ArgumentException">A text holds half a surrogate pair, which has no UTF-8 form.</exception>
    Task<AcceptResult> AcceptAsync(AcceptCommand command, CancellationToken cancellationToken);
}

/// <summary>Reads dispatches; used by every service that needs their text.</summary>
public interface IDispatchReader
{
    /// <summary>One revision with its text.</summary>
    /// <param name="dispatchId">Identifier of the dispatch.</param>
    /// <param name="revision">Number of the revision; 0 for the newest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The dispatch, or null if there is none.</returns>
    Task<Dispatch?> FindAsync(string dispatchId, int revision, CancellationToken cancellationToken);

    /// <summary>The bytes of a revision's document as they came.</summary>
    /// <param name="key">The revision.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes, or null if there is no such revision.</returns>
    Task<byte[]?> FindRawAsync(RevisionKey key, CancellationToken cancellationToken);

    /// <summary>Revisions of a dispatch, newest first, without their texts.</summary>
    /// <param name="dispatchId">Identifier of the dispatch.</param>
    /// <param name="beforeRevision">Only revisions below this number; null for all.</param>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The revisions; empty if the dispatch is not known.</returns>
    Task<IReadOnlyList<Dispatch>> ListRevisionsAsync(string dispatchId, int? beforeRevision, int limit, CancellationToken cancellationToken);
}

/// <summary>What to store for one accepted document.</summary>
public sealed record AcceptCommand
{
    /// <summary>The caller's request id; null if it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>SHA-256 over the whole request, to tell a repeated call from a reused id; 32 bytes.</summary>
    public required byte[] RequestSha256 { get; init; }

    /// <summary>The document as it came.</summary>
    public required byte[] Raw { get; init; }

    /// <summary>
    /// The dispatches found in it, at least one, with text and metadata; <c>id</c>, <c>revision</c>,
    /// <c>create_time</c>, <c>text_sha256</c> and <c>text_length</c> are set by the store.
    /// </summary>
    public required IReadOnlyList<Dispatch> Dispatches { get; init; }

    /// <summary>
    /// Makes the outbox message that announces a dispatch which was created or revised; gets it as stored, without its text. Called inside
    /// the transaction, and again if the transaction has to be run again.
    /// </summary>
    public required Func<Dispatch, OutboxMessage> Announce { get; init; }
}

/// <summary>What became of an accepted document.</summary>
/// <param name="Dispatches">One entry per dispatch, in the order given.</param>
/// <param name="Replayed">True if this is the stored answer to an earlier call with the same request id.</param>
public sealed record AcceptResult(IReadOnlyList<AcceptedDispatch> Dispatches, bool Replayed);

/// <summary>What became of one dispatch.</summary>
/// <param name="Dispatch">The dispatch as stored, without its text.</param>
/// <param name="Outcome">What storing it changed.</param>
public sealed record AcceptedDispatch(Dispatch Dispatch, AcceptOutcome Outcome);

/// <summary>What storing a dispatch changed.</summary>
public enum AcceptOutcome
{
    /// <summary>A new dispatch.</summary>
    Created = 1,

    /// <summary>A new revision of a known source URI.</summary>
    Revised = 2,

    /// <summary>Nothing: the newest revision has this text.</summary>
    Unchanged = 3,
}

/// <summary>A request id was used before with other content.</summary>
/// <param name="requestId">The request id.</param>
public sealed class RequestIdReusedException(string requestId)
    : Exception($"request_id \"{requestId}\" was used before with other content.");
