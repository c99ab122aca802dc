using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>Who can speak, be spoken to, vouch or be bound. A capital used for a government is the state.</summary>
/// <param name="Id">Identifier within the text: <c>a1</c>, <c>a2</c>, …</param>
/// <param name="Name">Canonical name: the fullest that the text gives; for states the common English one.</param>
/// <param name="Type">What kind of actor it is.</param>
/// <param name="Mentions">Where the text mentions it, in text order.</param>
/// <param name="State">Canonical name of the state to which it belongs; null if the text does not say.</param>
public sealed record Actor(string Id, string Name, ActorType Type, IReadOnlyList<TextSpan> Mentions, string? State);

/// <summary>A reference to an actor: enough to read it without looking it up.</summary>
/// <param name="ActorId"><see cref="Actor.Id"/>.</param>
/// <param name="Name"><see cref="Actor.Name"/>.</param>
/// <param name="Type"><see cref="Actor.Type"/>.</param>
public sealed record ActorReference(string ActorId, string Name, ActorType Type);

/// <summary>A claim of the text that a person holds or held an office. Claims that disagree are both kept.</summary>
public sealed record Tenure
{
    /// <summary>Identifier within the text: <c>t1</c>, <c>t2</c>, …</summary>
    public required string Id { get; init; }

    /// <summary>Who holds the office.</summary>
    public required ActorReference Person { get; init; }

    /// <summary>Name of the office ("Minister of Foreign Affairs").</summary>
    public required string Office { get; init; }

    /// <summary>The institution in which it is held; null if not said.</summary>
    public string? Institution { get; init; }

    /// <summary>The state whose office it is, as a canonical name; null if not said.</summary>
    public string? State { get; init; }

    /// <summary>What the text says of it.</summary>
    public required TenureStatus Status { get; init; }

    /// <summary>The words that make the claim; at least one span.</summary>
    public required IReadOnlyList<TextSpan> Evidence { get; init; }

    /// <summary>First day, ISO 8601 cut at its precision; null if not said.</summary>
    public string? From { get; init; }

    /// <summary>Last day, ISO 8601 cut at its precision; null if not said or still running.</summary>
    public string? To { get; init; }

    /// <summary>Probability that the claim is read rightly, 0 to 1.</summary>
    public float Confidence { get; init; }
}

/// <summary>Claims that disagree. Both are kept; the conflict is open until something decides it.</summary>
/// <param name="Id">Identifier within the text: <c>x1</c>, <c>x2</c>, …</param>
/// <param name="Kind">What disagrees.</param>
/// <param name="Between">Identifiers of the tenures or statements; at least two.</param>
/// <param name="Note">What the disagreement is, in one sentence.</param>
public sealed record Conflict(string Id, ConflictKind Kind, IReadOnlyList<string> Between, string Note);
