using System.Collections.Frozen;

namespace DiploMesh.Language.Grammar;

/// <summary>Universal part of speech (https://universaldependencies.org/u/pos/).</summary>
public enum Upos : byte
{
    /// <summary>X: other; also what a model calls by a name that Universal Dependencies does not know.</summary>
    Other,

    /// <summary>ADJ: adjective.</summary>
    Adjective,

    /// <summary>ADP: preposition, postposition.</summary>
    Adposition,

    /// <summary>ADV: adverb.</summary>
    Adverb,

    /// <summary>AUX: auxiliary verb, copula included.</summary>
    Auxiliary,

    /// <summary>CCONJ: coordinating conjunction.</summary>
    CoordinatingConjunction,

    /// <summary>DET: determiner.</summary>
    Determiner,

    /// <summary>INTJ: interjection.</summary>
    Interjection,

    /// <summary>NOUN: common noun.</summary>
    Noun,

    /// <summary>NUM: cardinal number.</summary>
    Number,

    /// <summary>PART: particle ("to" of an infinitive, "not", the possessive "'s").</summary>
    Particle,

    /// <summary>PRON: pronoun.</summary>
    Pronoun,

    /// <summary>PROPN: proper noun.</summary>
    ProperNoun,

    /// <summary>PUNCT: punctuation mark.</summary>
    Punctuation,

    /// <summary>SCONJ: subordinating conjunction.</summary>
    SubordinatingConjunction,

    /// <summary>SYM: symbol.</summary>
    Symbol,

    /// <summary>VERB: verb that is not auxiliary.</summary>
    Verb,
}

/// <summary>The names that CoNLL-U has for parts of speech.</summary>
public static class UposNames
{
    private static readonly string[] Names = ["X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"];

    private static readonly FrozenDictionary<string, Upos> Values = Names.Index().ToFrozenDictionary(entry => entry.Item, entry => (Upos)entry.Index, StringComparer.Ordinal);

    /// <summary>The name in CoNLL-U.</summary>
    /// <param name="upos">The part of speech.</param>
    /// <returns>For example <c>PROPN</c>.</returns>
    public static string Name(this Upos upos) => Names[(int)upos];

    /// <summary>The part of speech of a name.</summary>
    /// <param name="name">The name in CoNLL-U.</param>
    /// <returns>The part of speech; <see cref="Upos.Other"/> for a name that is not one of the seventeen.</returns>
    public static Upos Parse(string name) => Values.GetValueOrDefault(name);
}
