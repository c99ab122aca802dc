using System.Collections.Frozen;

namespace DiploMesh.Language.Grammar;

/// <summary>
/// Relation of a word to its head (https://universaldependencies.org/u/dep/), with the subtypes that English treebanks use.
/// </summary>
public enum Relation : byte
{
    /// <summary>dep: unspecified dependency; also what a model calls by a name that is not listed here.</summary>
    Unspecified,

    /// <summary>root: the word on which the sentence hangs.</summary>
    Root,

    /// <summary>nsubj: nominal subject.</summary>
    Subject,

    /// <summary>nsubj:pass: nominal subject of a passive.</summary>
    PassiveSubject,

    /// <summary>nsubj:outer: nominal subject of a clause whose predicate is a clause.</summary>
    OuterSubject,

    /// <summary>csubj: clause as subject.</summary>
    ClausalSubject,

    /// <summary>csubj:pass: clause as subject of a passive.</summary>
    PassiveClausalSubject,

    /// <summary>csubj:outer: clause as subject of a clause whose predicate is a clause.</summary>
    OuterClausalSubject,

    /// <summary>obj: direct object.</summary>
    DirectObject,

    /// <summary>iobj: indirect object.</summary>
    IndirectObject,

    /// <summary>ccomp: clause as object.</summary>
    ClausalComplement,

    /// <summary>xcomp: complement whose subject is that of another word.</summary>
    OpenComplement,

    /// <summary>obl: nominal with a preposition at a verb, adjective or adverb.</summary>
    Oblique,

    /// <summary>obl:agent: by-phrase of a passive.</summary>
    ObliqueAgent,

    /// <summary>obl:unmarked: nominal without a preposition that is no object: times, measures.</summary>
    UnmarkedOblique,

    /// <summary>vocative: who is addressed.</summary>
    Vocative,

    /// <summary>expl: it or there without a referent.</summary>
    Expletive,

    /// <summary>dislocated: fronted or postponed nominal.</summary>
    Dislocated,

    /// <summary>advcl: clause that modifies a verb or adjective.</summary>
    AdverbialClause,

    /// <summary>advcl:relcl: relative clause on a clause.</summary>
    AdverbialRelative,

    /// <summary>advmod: adverb.</summary>
    AdverbialModifier,

    /// <summary>discourse: interjection and the like.</summary>
    Discourse,

    /// <summary>aux: auxiliary verb.</summary>
    Auxiliary,

    /// <summary>aux:pass: auxiliary verb of a passive.</summary>
    PassiveAuxiliary,

    /// <summary>cop: be with a predicate that is no verb.</summary>
    Copula,

    /// <summary>mark: that, whether, to, because: what marks a clause as dependent.</summary>
    Marker,

    /// <summary>nmod: nominal that modifies a nominal, with a preposition.</summary>
    NominalModifier,

    /// <summary>nmod:poss: possessor.</summary>
    Possessive,

    /// <summary>nmod:desc: title or description before a name.</summary>
    Descriptor,

    /// <summary>nmod:unmarked: nominal without a preposition that modifies a nominal.</summary>
    UnmarkedNominalModifier,

    /// <summary>appos: second name of what stands before it.</summary>
    Apposition,

    /// <summary>nummod: number.</summary>
    NumericModifier,

    /// <summary>acl: clause that modifies a nominal.</summary>
    AdnominalClause,

    /// <summary>acl:relcl: relative clause.</summary>
    RelativeClause,

    /// <summary>amod: adjective at a nominal.</summary>
    AdjectivalModifier,

    /// <summary>det: article or other determiner.</summary>
    Determiner,

    /// <summary>det:predet: determiner before a determiner: all, both.</summary>
    Predeterminer,

    /// <summary>case: preposition, or the possessive 's.</summary>
    Case,

    /// <summary>conj: further member of a coordination; its head is the first.</summary>
    Conjunct,

    /// <summary>cc: and, or, but.</summary>
    Coordinator,

    /// <summary>cc:preconj: both, either, before a coordination.</summary>
    Preconjunction,

    /// <summary>fixed: further word of a fixed expression.</summary>
    Fixed,

    /// <summary>flat: further word of a name or another expression without a head.</summary>
    Flat,

    /// <summary>list: further item of a list.</summary>
    List,

    /// <summary>parataxis: clause beside another one: also reporting clauses and reported speech.</summary>
    Parataxis,

    /// <summary>compound: noun before a noun, and other compounds.</summary>
    Compound,

    /// <summary>compound:prt: particle of a phrasal verb.</summary>
    VerbParticle,

    /// <summary>orphan: dependent of a word that is left out.</summary>
    Orphan,

    /// <summary>goeswith: further part of a word that is written in several.</summary>
    GoesWith,

    /// <summary>reparandum: what the speaker corrected.</summary>
    Reparandum,

    /// <summary>punct: punctuation mark.</summary>
    Punctuation,
}

/// <summary>The names that CoNLL-U has for relations, and what a subtype is a subtype of.</summary>
public static class RelationNames
{
    private static readonly string[] Names =
    [
        "dep", "root", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "obj", "iobj", "ccomp", "xcomp", "obl",
        "obl:agent", "obl:unmarked", "vocative", "expl", "dislocated", "advcl", "advcl:relcl", "advmod", "discourse", "aux", "aux:pass",
        "cop", "mark", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos", "nummod", "acl", "acl:relcl", "amod", "det",
        "det:predet", "case", "conj", "cc", "cc:preconj", "fixed", "flat", "list", "parataxis", "compound", "compound:prt", "orphan",
        "goeswith", "reparandum", "punct",
    ];

    private static readonly FrozenDictionary<string, Relation> Values = Names.Index().ToFrozenDictionary(entry => entry.Item, entry => (Relation)entry.Index, StringComparer.Ordinal);

    private static readonly Relation[] Bases = Array.ConvertAll(Names, name => Values[Universal(name)]);

    /// <summary>The name in CoNLL-U.</summary>
    /// <param name="relation">The relation.</param>
    /// <returns>For example <c>nsubj:pass</c>.</returns>
    public static string Name(this Relation relation) => Names[(int)relation];

    /// <summary>The universal relation, without its subtype.</summary>
    /// <param name="relation">The relation.</param>
    /// <returns>For example <see cref="Relation.Subject"/> for <see cref="Relation.PassiveSubject"/>.</returns>
    public static Relation Base(this Relation relation) => Bases[(int)relation];

    /// <summary>The relation of a name.</summary>
    /// <param name="name">The name in CoNLL-U.</param>
    /// <returns>The relation; without its subtype if the subtype is not known, else <see cref="Relation.Unspecified"/>.</returns>
    public static Relation Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Values.TryGetValue(name, out var relation) ? relation : Values.GetValueOrDefault(Universal(name));
    }

    private static string Universal(string name) => name.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? name[..colon] : name;
}
