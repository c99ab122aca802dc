namespace DiploMesh.Language.Grammar;

/// <summary>
/// Morphological features of a word (https://universaldependencies.org/u/feat/). Immutable; all words with the same features share one object.
/// </summary>
public sealed class Morphology
{
    private static readonly string[] Numbers = ["", "Sing", "Plur", "Ptan"];
    private static readonly string[] Persons = ["", "1", "2", "3"];
    private static readonly string[] Tenses = ["", "Past", "Pres"];
    private static readonly string[] VerbForms = ["", "Fin", "Inf", "Part", "Ger"];
    private static readonly string[] Moods = ["", "Ind", "Imp", "Sub"];
    private static readonly string[] Voices = ["", "Pass"];
    private static readonly string[] Cases = ["", "Nom", "Acc", "Gen"];
    private static readonly string[] PronounTypes = ["", "Art", "Prs", "Dem", "Rel", "Int", "Ind", "Tot", "Neg", "Rcp", "Emp"];
    private static readonly string[] Degrees = ["", "Pos", "Cmp", "Sup"];
    private static readonly string[] Definites = ["", "Def", "Ind"];
    private static readonly string[] NumberTypes = ["", "Card", "Ord", "Mult", "Frac"];

    private readonly string _conllu;

    private Morphology(string conllu)
    {
        _conllu = conllu;
        foreach (var feature in conllu.Split('|'))
        {
            var equals = feature.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                continue;
            }

            var value = feature[(equals + 1)..];
            switch (feature[..equals])
            {
                case "Number": Number = (GrammaticalNumber)IndexOf(Numbers, value); break;
                case "Person": Person = (GrammaticalPerson)IndexOf(Persons, value); break;
                case "Tense": Tense = (Tense)IndexOf(Tenses, value); break;
                case "VerbForm": VerbForm = (VerbForm)IndexOf(VerbForms, value); break;
                case "Mood": Mood = (Mood)IndexOf(Moods, value); break;
                case "Voice": Voice = (Voice)IndexOf(Voices, value); break;
                case "Case": Case = (GrammaticalCase)IndexOf(Cases, value); break;
                case "PronType": PronounType = (PronounType)IndexOf(PronounTypes, value); break;
                case "Degree": Degree = (Degree)IndexOf(Degrees, value); break;
                case "Definite": Definiteness = (Definiteness)IndexOf(Definites, value); break;
                case "NumType": NumberType = (NumberType)IndexOf(NumberTypes, value); break;
                case "Polarity": IsNegative = value == "Neg"; break;
                case "Poss": IsPossessive = value == "Yes"; break;
                case "Reflex": IsReflexive = value == "Yes"; break;
            }
        }
    }

    /// <summary>No features.</summary>
    public static Morphology None { get; } = new("_");

    /// <summary>Singular or plural.</summary>
    public GrammaticalNumber Number { get; }

    /// <summary>Person of a verb or pronoun.</summary>
    public GrammaticalPerson Person { get; }

    /// <summary>Tense of a verb form.</summary>
    public Tense Tense { get; }

    /// <summary>Finite, infinitive, participle or gerund.</summary>
    public VerbForm VerbForm { get; }

    /// <summary>Mood of a finite verb.</summary>
    public Mood Mood { get; }

    /// <summary>Passive, or none.</summary>
    public Voice Voice { get; }

    /// <summary>Case of a pronoun.</summary>
    public GrammaticalCase Case { get; }

    /// <summary>Kind of a pronoun, determiner or pronominal adverb.</summary>
    public PronounType PronounType { get; }

    /// <summary>Degree of an adjective or adverb.</summary>
    public Degree Degree { get; }

    /// <summary>Definite or indefinite.</summary>
    public Definiteness Definiteness { get; }

    /// <summary>Kind of a number.</summary>
    public NumberType NumberType { get; }

    /// <summary>Whether the word negates (Polarity=Neg): "not", "n't", "no" as an answer.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether the word is possessive (Poss=Yes): "their".</summary>
    public bool IsPossessive { get; }

    /// <summary>Whether the word is reflexive (Reflex=Yes): "themselves".</summary>
    public bool IsReflexive { get; }

    /// <summary>Reads features.</summary>
    /// <param name="conllu">Features as CoNLL-U writes them, <c>_</c> for none; unknown ones are kept as text only.</param>
    /// <returns>The features.</returns>
    public static Morphology Parse(string conllu)
    {
        ArgumentNullException.ThrowIfNull(conllu);
        return conllu is "_" or "" ? None : new Morphology(conllu);
    }

    /// <summary>All features, as CoNLL-U writes them.</summary>
    /// <returns>For example <c>Number=Plur|Person=3</c>; <c>_</c> for none.</returns>
    public override string ToString() => _conllu;

    private static int IndexOf(string[] values, string value) => Math.Max(0, Array.IndexOf(values, value));
}
