using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>One attributed proposition: who is said to have said what, to whom, through what, vouched for by whom.</summary>
public sealed record Statement
{
    /// <summary>Identifier within the text: <c>s1</c>, <c>s2</c>, … in text order.</summary>
    public required string Id { get; init; }

    /// <summary>How the content stands in the text.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>The noun phrase to which the text gives the content; empty for narrator and unknown statements.</summary>
    public IReadOnlyList<TextSpan> Source { get; init; } = [];

    /// <summary>The words that attribute; empty where only layout does.</summary>
    public IReadOnlyList<TextSpan> Cue { get; init; } = [];

    /// <summary>What is said; at least one span, several where the cue stands between.</summary>
    public required IReadOnlyList<TextSpan> Content { get; init; }

    /// <summary>Who speaks, after resolving pronouns and documents; null wherever the text does not tell.</summary>
    public ActorReference? Speaker { get; init; }

    /// <summary>To whom it is said, in text order.</summary>
    public IReadOnlyList<Addressee> Addressees { get; init; } = [];

    /// <summary>Through what it is said.</summary>
    public Channel Channel { get; init; }

    /// <summary>Who vouches for it, outermost first; the speaker is the last hop.</summary>
    public IReadOnlyList<ChainHop> Chain { get; init; } = [];

    /// <summary>How firmly it is said.</summary>
    public Modality Modality { get; init; } = Modality.Firm;

    /// <summary>On what it depends, without the marker ("if", "unless"); only for conditional statements.</summary>
    public IReadOnlyList<TextSpan> Condition { get; init; } = [];

    /// <summary>Who would have to act on the promise, offer, threat or refusal, whoever says it; null if there is none.</summary>
    public ActorReference? Holder { get; init; }

    /// <summary>Identifier of the statement in which this one is reported; null if none.</summary>
    public string? NestedIn { get; init; }

    /// <summary>Identifier of an earlier statement that says the same thing; null if none.</summary>
    public string? Restates { get; init; }

    /// <summary>Identifier of the communication in which it was made; null if the text reports none.</summary>
    public string? CommunicationId { get; init; }

    /// <summary>What kind of act the cue names.</summary>
    public CueSense CueSense { get; init; }

    /// <summary>Whether the cue names speech, a belief or an intention.</summary>
    public CueClass CueClass { get; init; } = CueClass.Speech;

    /// <summary>Times of the statement, its report and the event of which it speaks.</summary>
    public IReadOnlyList<TimeExpression> Times { get; init; } = [];

    /// <summary>Probability that source, cue and content are right, 0 to 1.</summary>
    public float Confidence { get; init; }
}

/// <summary>Someone to whom a statement is addressed.</summary>
/// <param name="Evidence">The words of the text; where inherited, those that name the recipient of the communication.</param>
/// <param name="Actor">Who that is; null if not resolved.</param>
/// <param name="Inherited">True if taken from the communication and not said next to the cue.</param>
public sealed record Addressee(TextSpan Evidence, ActorReference? Actor, bool Inherited);
