using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>The form in which a cue verb stands.</summary>
internal enum CueForm
{
    /// <summary>"said", "has said", "did not say".</summary>
    Finite,

    /// <summary>"…, adding that": no subject of its own.</summary>
    Participle,

    /// <summary>"declined to say", "went on to say".</summary>
    Infinitive,
}

/// <summary>A verb that may attribute, with the words that belong to it.</summary>
/// <param name="Verb">Index of the verb.</param>
/// <param name="Entry">What is known of the verb; for an unknown one an entry made from its syntax.</param>
/// <param name="Group">Auxiliaries, negation, verb and particles ("had never called on").</param>
internal sealed record CueVerb(int Verb, CueEntry Entry, TokenRange Group)
{
    /// <summary>The verb whose subject counts: the verb itself, or the one that governs its infinitive ("declined" to say).</summary>
    public int Governor { get; init; } = Verb;

    public CueForm Form { get; init; }

    public bool Negated { get; init; }

    public bool Passive { get; init; }

    /// <summary>The verb is not in the lexicon: its syntax alone makes it a cue.</summary>
    public bool IsGuess { get; init; }
}
