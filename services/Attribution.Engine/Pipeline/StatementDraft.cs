using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>The pattern by which a statement was found; the prior of its confidence hangs on it.</summary>
internal enum Pattern
{
    Quotation,
    ThatClause,
    BareClause,
    NounPhrase,
    Infinitive,
    Postposed,
    AccordingTo,
    Noun,
    Narrator,
    Agentless,
    Transcript,
}

/// <summary>A statement while it is being worked out, in tokens.</summary>
internal sealed class StatementDraft
{
    public required int Sentence { get; init; }

    /// <summary>The token of the cue on which its content hangs; what the tree says is asked of it.</summary>
    public int Verb { get; init; }

    /// <summary>How likely source, cue and content are right, 0 to 1.</summary>
    public double Score { get; set; } = 0.5;

    public required List<TokenRange> Cue { get; init; }

    public CueEntry? Entry { get; init; }

    public required Pattern Pattern { get; init; }

    public TokenRange Source { get; set; }

    public List<TokenRange> Content { get; set; } = [];

    /// <summary>Whether the network proposed it, and not a rule.</summary>
    public bool IsLearned { get; init; }

    /// <summary>The recipient next to the cue.</summary>
    public TokenRange Recipient { get; set; }

    /// <summary>Where the words of this statement's clause begin, its conjunction included: content of an earlier cue ends here.</summary>
    public int Edge { get; set; }

    /// <summary>The whole clause: source, cue, adjuncts, content.</summary>
    public TokenRange Clause { get; set; }

    /// <summary>The agency or outlet that is said to quote the source; empty if none is.</summary>
    public TokenRange Relay { get; init; }

    /// <summary>The cue is negated: "did not say".</summary>
    public bool Negated { get; init; }

    /// <summary>The subject is the one of the draft before it in the sentence.</summary>
    public StatementDraft? SharesSubjectWith { get; set; }

    /// <summary>The subject is another verb's, whether or not that verb is a cue.</summary>
    public bool IsShared { get; init; }

    /// <summary>"…, as three officials had claimed": an aside, whose content is what stands before it.</summary>
    public bool IsAside { get; init; }

    /// <summary>The verb is no known cue.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Said in a turn of a transcript.</summary>
    public bool InTurn { get; init; }

    public StatementDraft? NestedIn { get; set; }

    /// <summary>The statements that are nested in this one.</summary>
    public List<StatementDraft> Inner { get; } = [];

    public StatementDraft? Restates { get; set; }

    public StatementKind Kind { get; set; }

    public ActorEntry? Speaker { get; set; }

    public List<AddresseeDraft> Addressees { get; } = [];

    public Channel Channel { get; set; }

    public List<HopDraft> Chain { get; } = [];

    public Modality Modality { get; set; } = Modality.Firm;

    public List<TokenRange> Condition { get; } = [];

    public ActorEntry? Holder { get; set; }

    public CommunicationDraft? Communication { get; set; }

    /// <summary>Times of the statement, its report and its event, in text order.</summary>
    public List<TimeExpression> Times { get; set; } = [];

    /// <summary>A second statement under the same cue.</summary>
    public StatementDraft Again(TokenRange content) => new()
    {
        Sentence = Sentence,
        Verb = Verb,
        Score = Score,
        IsShared = IsShared,
        Cue = Cue,
        Entry = Entry,
        Pattern = Pattern,
        Kind = Kind,
        Source = Source,
        Recipient = Recipient,
        Content = [content],
        Edge = Edge,
        Clause = Clause,
        Negated = Negated,
        Relay = Relay,
        SharesSubjectWith = SharesSubjectWith ?? this,
        NestedIn = NestedIn,
    };

    /// <summary>First token of the cue; of the source or the content where there is no cue.</summary>
    public int CueStart => Cue.Count > 0 ? Cue[0].First : Source.IsEmpty ? Content[0].First : Source.First;

    /// <summary>The token behind the cue, or behind the source where there is no cue.</summary>
    public int CueEnd => Cue.Count > 0 ? Cue[^1].End : Source.IsEmpty ? Content[0].First : Source.End;

    public int Start => Content.Count == 0 ? Cue[0].First : Math.Min(Content[0].First, Math.Min(Source.IsEmpty ? int.MaxValue : Source.First, Cue.Count == 0 ? int.MaxValue : Cue[0].First));

    public bool IsVoiceless => Kind is StatementKind.Narrator or StatementKind.Unknown;
}

/// <summary>An addressee in tokens.</summary>
internal sealed record AddresseeDraft(TokenRange Evidence, ActorEntry? Actor, bool Inherited);

/// <summary>One who vouches; drafts that share a hop share the object.</summary>
internal sealed record HopDraft(ChainRole Role, TokenRange Evidence, ActorEntry? Actor);

/// <summary>A communication while it is being worked out.</summary>
internal sealed class CommunicationDraft
{
    public required Channel Channel { get; init; }

    public required int Sentence { get; init; }

    public ActorEntry? Sender { get; set; }

    /// <summary>Words that name the sender where the communication is reported.</summary>
    public TokenRange SenderEvidence { get; set; }

    public List<AddresseeDraft> Addressees { get; } = [];

    public List<TokenRange> Mentions { get; } = [];

    public List<HopDraft> Relays { get; } = [];

    public TimeExpression? Time { get; set; }

    /// <summary>The turns of one speaker in a transcript.</summary>
    public bool IsTranscript { get; set; }
}

/// <summary>What the layout of a text tells.</summary>
internal sealed class Layout
{
    /// <summary>First token of the running text.</summary>
    public int BodyStart { get; set; }

    /// <summary>Hops that hold for the dispatch as a whole, outermost first.</summary>
    public List<HopDraft> Hops { get; } = [];

    /// <summary>Who issued the text, where it speaks for itself (letterhead, FROM line).</summary>
    public ActorEntry? Issuer { get; set; }

    /// <summary>The kind of text where its heading names it.</summary>
    public Channel Channel { get; set; }

    /// <summary>The call or meeting whose readout the text is, where its heading says so.</summary>
    public Channel Occasion { get; set; }

    /// <summary>The words of the heading that do.</summary>
    public TokenRange ChannelEvidence { get; set; }

    /// <summary>The TO line of a telegram.</summary>
    public TokenRange To { get; set; }

    public ActorEntry? ToActor { get; set; }

    /// <summary>Paragraphs that carry layout (heading lines, headers, signatures) and no running text.</summary>
    public HashSet<int> Headings { get; } = [];
}
