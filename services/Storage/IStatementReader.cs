using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Storage;

/// <summary>Reads what was attributed. Used by Query, over the read-only connection.</summary>
public interface IStatementReader
{
    /// <summary>One statement, current or not.</summary>
    /// <param name="statementId">Its identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The statement with its dispatch (without text), or null.</returns>
    Task<StoredStatement?> FindAsync(string statementId, CancellationToken cancellationToken);

    /// <summary>Current statements that fit a filter, newest stored first.</summary>
    /// <param name="filter">What to return.</param>
    /// <param name="before">Only statements with a lower sequence number; null for the first page.</param>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The statements, each with its sequence number.</returns>
    Task<IReadOnlyList<Sequenced<StoredStatement>>> SearchAsync(StatementFilter filter, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Current communications that fit a filter, newest stored first.</summary>
    /// <param name="filter">What to return.</param>
    /// <param name="before">Only communications with a lower sequence number; null for the first page.</param>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The communications, each with its sequence number.</returns>
    Task<IReadOnlyList<Sequenced<StoredCommunication>>> ListCommunicationsAsync(CommunicationFilter filter, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>The whole attribution to which a statement belongs, statements and communications included.</summary>
    /// <param name="statementId">Identifier of the statement.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The attribution, or null if there is no such statement.</returns>
    Task<AttributionRun?> FindRunAsync(string statementId, CancellationToken cancellationToken);
}

/// <summary>A row and its place in the order of storing; what keyset paging goes by.</summary>
/// <typeparam name="T">Type of the row.</typeparam>
/// <param name="Sequence">Number given when it was stored, ever growing.</param>
/// <param name="Value">The row.</param>
public sealed record Sequenced<T>(long Sequence, T Value);

/// <summary>
/// Which statements to return; null does not filter. A name or text that is given but holds no letter or digit fits nothing.
/// </summary>
public sealed record StatementFilter
{
    /// <summary>Words that all must occur in the content, any case; at most 128 different ones.</summary>
    public string? Text { get; init; }

    /// <summary>Canonical name of the speaker, any case.</summary>
    public string? Speaker { get; init; }

    /// <summary>Canonical name of the holder, any case.</summary>
    public string? Holder { get; init; }

    /// <summary>Canonical name of an addressee, or the words that name it in the text, any case.</summary>
    public string? Addressee { get; init; }

    /// <summary>Kind of statement.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>Modality.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Identifier of the dispatch.</summary>
    public string? DispatchId { get; init; }

    /// <summary>Published at or after, UTC.</summary>
    public DateTimeOffset? PublishedFrom { get; init; }

    /// <summary>Published before, UTC.</summary>
    public DateTimeOffset? PublishedTo { get; init; }

    /// <summary>Least confidence, 0 to 1.</summary>
    public float? MinConfidence { get; init; }
}

/// <summary>Which communications to return; null does not filter.</summary>
public sealed record CommunicationFilter
{
    /// <summary>Canonical name of the sender, any case.</summary>
    public string? Sender { get; init; }

    /// <summary>Canonical name of an addressee, any case.</summary>
    public string? Addressee { get; init; }

    /// <summary>Channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Identifier of the dispatch.</summary>
    public string? DispatchId { get; init; }
}
