namespace DiploMesh.Language.Grammar;

/// <summary>Singular or plural.</summary>
public enum GrammaticalNumber : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Sing in CoNLL-U.</summary>
    Singular,

    /// <summary>Plur in CoNLL-U.</summary>
    Plural,

    /// <summary>Ptan in CoNLL-U.</summary>
    PluraleTantum,
}

/// <summary>Person of a verb or pronoun.</summary>
public enum GrammaticalPerson : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>1 in CoNLL-U.</summary>
    First,

    /// <summary>2 in CoNLL-U.</summary>
    Second,

    /// <summary>3 in CoNLL-U.</summary>
    Third,
}

/// <summary>Tense of a verb form.</summary>
public enum Tense : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Past in CoNLL-U.</summary>
    Past,

    /// <summary>Pres in CoNLL-U.</summary>
    Present,
}

/// <summary>Form of a verb.</summary>
public enum VerbForm : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Fin in CoNLL-U.</summary>
    Finite,

    /// <summary>Inf in CoNLL-U.</summary>
    Infinitive,

    /// <summary>Part in CoNLL-U.</summary>
    Participle,

    /// <summary>Ger in CoNLL-U.</summary>
    Gerund,
}

/// <summary>Mood of a finite verb.</summary>
public enum Mood : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Ind in CoNLL-U.</summary>
    Indicative,

    /// <summary>Imp in CoNLL-U.</summary>
    Imperative,

    /// <summary>Sub in CoNLL-U.</summary>
    Subjunctive,
}

/// <summary>Voice of a participle.</summary>
public enum Voice : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Pass in CoNLL-U.</summary>
    Passive,
}

/// <summary>Case of a pronoun.</summary>
public enum GrammaticalCase : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Nom in CoNLL-U.</summary>
    Nominative,

    /// <summary>Acc in CoNLL-U.</summary>
    Accusative,

    /// <summary>Gen in CoNLL-U.</summary>
    Genitive,
}

/// <summary>Kind of a pronoun, determiner or pronominal adverb.</summary>
public enum PronounType : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Art in CoNLL-U.</summary>
    Article,

    /// <summary>Prs in CoNLL-U.</summary>
    Personal,

    /// <summary>Dem in CoNLL-U.</summary>
    Demonstrative,

    /// <summary>Rel in CoNLL-U.</summary>
    Relative,

    /// <summary>Int in CoNLL-U.</summary>
    Interrogative,

    /// <summary>Ind in CoNLL-U.</summary>
    Indefinite,

    /// <summary>Tot in CoNLL-U.</summary>
    Total,

    /// <summary>Neg in CoNLL-U.</summary>
    Negative,

    /// <summary>Rcp in CoNLL-U.</summary>
    Reciprocal,

    /// <summary>Emp in CoNLL-U.</summary>
    Emphatic,
}

/// <summary>Degree of an adjective or adverb.</summary>
public enum Degree : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Pos in CoNLL-U.</summary>
    Positive,

    /// <summary>Cmp in CoNLL-U.</summary>
    Comparative,

    /// <summary>Sup in CoNLL-U.</summary>
    Superlative,
}

/// <summary>Definite or indefinite.</summary>
public enum Definiteness : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Def in CoNLL-U.</summary>
    Definite,

    /// <summary>Ind in CoNLL-U.</summary>
    Indefinite,
}

/// <summary>Kind of a number.</summary>
public enum NumberType : byte
{
    /// <summary>The word has none, or another one than those below.</summary>
    None,

    /// <summary>Card in CoNLL-U.</summary>
    Cardinal,

    /// <summary>Ord in CoNLL-U.</summary>
    Ordinal,

    /// <summary>Mult in CoNLL-U.</summary>
    Multiplicative,

    /// <summary>Frac in CoNLL-U.</summary>
    Fraction,
}
