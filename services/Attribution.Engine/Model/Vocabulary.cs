namespace DiploMesh.Attribution.Engine.Model;

/// <summary>Part of a hop in an attribution chain.</summary>
public enum ChainRole
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Who published the dispatch.</summary>
    Publisher = 1,

    /// <summary>A news agency that reported it.</summary>
    Agency = 2,

    /// <summary>Another newspaper, broadcaster or site.</summary>
    Outlet = 3,

    /// <summary>The press service of an institution.</summary>
    PressService = 4,

    /// <summary>A person who speaks for the speaker.</summary>
    Spokesperson = 5,

    /// <summary>A document that passes the words on (telegram, letter, report).</summary>
    Document = 6,

    /// <summary>Who says it.</summary>
    Speaker = 7,
}

/// <summary>How a statement stands in the text.</summary>
public enum StatementKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Quoted throughout.</summary>
    Direct = 1,

    /// <summary>In the reporter's words.</summary>
    Indirect = 2,

    /// <summary>Partly quoted.</summary>
    Mixed = 3,

    /// <summary>The author's own reading ("this signals"): nobody else said it.</summary>
    Narrator = 4,

    /// <summary>Said without a sayer ("was presented as"): an answer, not a gap.</summary>
    Unknown = 5,
}

/// <summary>How firmly a statement is made; the first that fits in the order conditional, denied, requested, negated, hedged.</summary>
public enum Modality
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Plainly asserted or promised.</summary>
    Firm = 1,

    /// <summary>Weakened: may, might, could, likely, hopes, expects, believes.</summary>
    Hedged = 2,

    /// <summary>Made to depend on a condition, see `Statement.condition`.</summary>
    Conditional = 3,

    /// <summary>Refused, ruled out, or expressly not said.</summary>
    Negated = 4,

    /// <summary>Asks or demands that somebody else act.</summary>
    Requested = 5,

    /// <summary>Says that an allegation or a report is false.</summary>
    Denied = 6,
}

/// <summary>The act that a cue names.</summary>
public enum CueSense
{
    /// <summary>Not told by the cue.</summary>
    Unspecified = 0,

    /// <summary>say, tell, state, add, note.</summary>
    Say = 1,

    /// <summary>think, believe, expect, hope, plan.</summary>
    Think = 2,

    /// <summary>write, post, sign.</summary>
    Write = 3,

    /// <summary>announce, declare, publish.</summary>
    Announce = 4,

    /// <summary>demand, urge, call on, ask.</summary>
    Demand = 5,

    /// <summary>deny, reject, dismiss.</summary>
    Deny = 6,

    /// <summary>pledge, promise, offer, commit.</summary>
    Pledge = 7,

    /// <summary>threaten, warn.</summary>
    Threaten = 8,

    /// <summary>decline to comment, refuse to say.</summary>
    Refuse = 9,

    /// <summary>signal, suggest, indicate, underscore (of an act or a text).</summary>
    Interpret = 10,
}

/// <summary>Whether a cue reports words or a state of mind.</summary>
public enum CueClass
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Words, spoken or written.</summary>
    Speech = 1,

    /// <summary>A belief, fear or hope.</summary>
    Belief = 2,

    /// <summary>A plan or wish.</summary>
    Intention = 3,
}

/// <summary>Means by which something is said.</summary>
public enum Channel
{
    /// <summary>The text does not tell.</summary>
    Unspecified = 0,

    /// <summary>Telegram or cable.</summary>
    Telegram = 1,

    /// <summary>Letter or message.</summary>
    Letter = 2,

    /// <summary>Note verbale or other diplomatic note.</summary>
    NoteVerbale = 3,

    /// <summary>Telephone or video call.</summary>
    Call = 4,

    /// <summary>Meeting in person, talks, consultations.</summary>
    Meeting = 5,

    /// <summary>Briefing, news conference, words to several reporters.</summary>
    PressConference = 6,

    /// <summary>Press release.</summary>
    PressRelease = 7,

    /// <summary>Words to one outlet.</summary>
    Interview = 8,

    /// <summary>Statement or communique.</summary>
    Statement = 9,

    /// <summary>Post on a social network.</summary>
    SocialMedia = 10,

    /// <summary>Words before an assembly or an audience.</summary>
    Speech = 11,
}

/// <summary>Kinds of actor.</summary>
public enum ActorType
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A human being, named or not ("a senior diplomat").</summary>
    Person = 1,

    /// <summary>An office apart from its holder ("the presidency", "the spokesperson").</summary>
    Office = 2,

    /// <summary>A ministry, parliament, embassy, press service, court, company.</summary>
    Institution = 3,

    /// <summary>A state or its government.</summary>
    State = 4,

    /// <summary>An organisation of states (United Nations, OSCE).</summary>
    InternationalOrganisation = 5,

    /// <summary>A group without a roll ("the Russian side", "Western officials").</summary>
    Collective = 6,

    /// <summary>A news agency or outlet.</summary>
    Agency = 7,

    /// <summary>A text that speaks ("the letter assured").</summary>
    Document = 8,
}

/// <summary>Whether an office is held at the time of writing.</summary>
public enum TenureStatus
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Said to be held now.</summary>
    Current = 1,

    /// <summary>Said to have been held before.</summary>
    Former = 2,

    /// <summary>The text leaves it open; an answer, not a gap.</summary>
    Unknown = 3,
}

/// <summary>What disagrees in a conflict.</summary>
public enum ConflictKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>One person, one office, two statuses.</summary>
    Tenure = 1,

    /// <summary>Two statements that cannot both be true.</summary>
    Statements = 2,

    /// <summary>A statement that takes an earlier one back.</summary>
    Correction = 3,
}

/// <summary>What a time expression is said of.</summary>
public enum TimeRole
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>When the statement was made.</summary>
    Statement = 1,

    /// <summary>When the statement was reported.</summary>
    Report = 2,

    /// <summary>When that happened of which the statement speaks.</summary>
    Event = 3,
}

/// <summary>How exact a resolved time is.</summary>
public enum TimePrecision
{
    /// <summary>Not resolved.</summary>
    Unresolved = 0,

    /// <summary>A year.</summary>
    Year = 1,

    /// <summary>A month.</summary>
    Month = 2,

    /// <summary>A day.</summary>
    Day = 3,

    /// <summary>A minute or finer.</summary>
    Minute = 4,

    /// <summary>An hour.</summary>
    Hour = 5,
}

/// <summary>What sort of time an expression names.</summary>
public enum TimeKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>One unit of the calendar at its precision: a day, a month, a year.</summary>
    Date = 1,

    /// <summary>A moment of the clock on a day.</summary>
    DateTime = 2,

    /// <summary>From one unit to another, or open at one end.</summary>
    Period = 3,

    /// <summary>A time of the clock without a day ("at 10:30 GMT"). Not resolved.</summary>
    Clock = 4,

    /// <summary>A length of time ("for three days"). Not resolved.</summary>
    Duration = 5,

    /// <summary>What recurs ("every Friday"). Not resolved.</summary>
    Set = 6,
}
