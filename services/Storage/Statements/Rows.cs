using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Statements;

/// <summary>A row of <c>worker_statement</c>, but for its sequence number.</summary>
internal sealed record StatementRow
{
    public required string Id { get; init; }

    public required long RunSeq { get; init; }

    public required int Position { get; init; }

    public required bool IsCurrent { get; init; }

    public required string DispatchId { get; init; }

    public required UtcTime? PublishedTime { get; init; }

    public required int Kind { get; init; }

    public required int Modality { get; init; }

    public required int Channel { get; init; }

    public required float Confidence { get; init; }

    public required string? SpeakerKey { get; init; }

    public required string? HolderKey { get; init; }

    public required byte[] Payload { get; init; }
}

/// <summary>A row of <c>worker_communication</c>, but for its sequence number.</summary>
internal sealed record CommunicationRow
{
    public required string Id { get; init; }

    public required long RunSeq { get; init; }

    public required int Position { get; init; }

    public required bool IsCurrent { get; init; }

    public required string DispatchId { get; init; }

    public required int Channel { get; init; }

    public required byte[] Payload { get; init; }
}

/// <summary>By which folded name or word a statement is found.</summary>
/// <param name="Key">The folded name or word.</param>
/// <param name="Seq">Sequence number of the statement.</param>
internal readonly record struct KeyRow(string Key, long Seq);

/// <summary>By which party a communication is found.</summary>
/// <param name="Role">What part the party has.</param>
/// <param name="Key">Its folded name.</param>
/// <param name="Seq">Sequence number of the communication.</param>
internal readonly record struct PartyRow(PartyRole Role, string Key, long Seq);

/// <summary>Part of a party in a communication.</summary>
internal enum PartyRole
{
    /// <summary>Who sent or spoke.</summary>
    Sender = 1,

    /// <summary>To whom.</summary>
    Addressee = 2,
}
