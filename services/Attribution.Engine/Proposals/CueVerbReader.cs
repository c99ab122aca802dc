using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Finds the verbs of a sentence that may attribute: those of the lexicon, and unknown ones that govern a clause of
/// content. Hypothetical ones ("if Norway says", "could say") and nouns that look like verbs are left out.
/// </summary>
internal static class CueVerbReader
{
    /// <summary>Verbs whose infinitive is done by their subject: "went on to say", "declined to say".</summary>
    private static readonly FrozenSet<string> Transparent = Set(
        "go goes went gone going continue continues continued continuing decline declines declined declining refuse refuses refused refusing fail fails failed failing begin begins began hasten hastened hastens " +
        "seek sought seeks seeking use used take took like wish wishes wanted want wants happen happened proceeded proceed managed");

    private static readonly FrozenSet<string> Refusals = Set("decline declines declined declining refuse refuses refused refusing fail fails failed failing");

    /// <summary>After a refusal these say nothing: "declined to comment" has no object.</summary>
    private static readonly FrozenSet<string> Silences = Set("elaborate discuss speak talk be give provide identify name comment answer respond");

    private static readonly FrozenSet<string> Hypothetical = Set("could can may might should must ought");

    private static readonly FrozenSet<string> Conditions = Set("if unless until once whether lest");

    public static List<CueVerb> Find(Analysis analysis, TokenRange sentence)
    {
        var document = analysis.Document;
        var cues = new List<CueVerb>();
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (Read(document, sentence, i) is { } cue)
            {
                cues.Add(cue);
            }
        }

        return cues;
    }

    private static CueVerb? Read(Document document, TokenRange sentence, int verb)
    {
        var match = CueLexicon.Match(document, verb);
        if (match is { } adjective && adjective.Entry.Has(Frames.Adjective) ? document.Tree.Child(verb, Relation.Copula) < 0 : !StandsAsVerb(document, verb, match?.Forms ?? VerbForms.None))
        {
            return null;
        }

        var known = match is { Entry: var found } && found.Sense != CueSense.Unspecified ? found : null;
        var entry = known ?? (match is null ? Guess(document, verb) : null);
        if (entry is null)
        {
            return null;
        }

        var group = Group(document, sentence, verb, out var negated, out var passive, out var auxiliary);
        group = group with { End = verb + (match?.Length ?? 1) };
        var form = Form(document, verb, auxiliary);
        var governor = verb;
        if (form == CueForm.Infinitive)
        {
            governor = document.Head(verb);
            var word = document.Lower(governor);
            if (governor < sentence.First || governor > verb || document.Relation(verb) is not (Relation.OpenComplement or Relation.AdverbialClause or Relation.ClausalComplement)
                || !Transparent.Contains(word) || (Refusals.Contains(word) && Silences.Contains(document.Lower(verb))))
            {
                return null;
            }

            var outer = Group(document, sentence, governor, out var outerNegated, out _, out _);
            group = new TokenRange(outer.First, group.End);
            negated |= outerNegated ^ Refusals.Contains(word);
        }

        if (IsHypothetical(document, group, verb, negated) || (known is { Sense: CueSense.Refuse } && SaysNothing(document, verb)))
        {
            return null;
        }

        return new CueVerb(verb, entry, group) { Governor = governor, Form = form, Negated = negated, Passive = passive && form != CueForm.Infinitive, IsGuess = known is null };
    }

    /// <summary>Whether a token is a verb, by its tag, or by its form and its subject where the tag is wrong ("Finland condemns").</summary>
    private static bool StandsAsVerb(Document document, int token, VerbForms forms)
    {
        var tag = document.XposAt(token);
        if (document.UposAt(token) == Upos.Verb)
        {
            // "the detained men", "the proposed plan"
            return document.Relation(token) is not (Relation.AdjectivalModifier or Relation.Compound or Relation.Case or Relation.Determiner)
                && !(tag == "VBN" && document.Relation(token) == Relation.OpenComplement && document.Tree.Child(token, Relation.PassiveAuxiliary) < 0); // "remains committed to"
        }

        if (forms == VerbForms.None || document.IsCapitalised(token))
        {
            return false;
        }

        var isFinite = (forms & (VerbForms.Third | VerbForms.Past)) != 0;
        var hasSubject = document.Tree.Child(token, Relation.Subject) >= 0;
        return isFinite && (hasSubject || (tag is "NNS" && (document.Lower(token + 1) == "that" || (document.Relation(token) == Relation.Root && document.Lower(token + 1) == "the"))));
    }

    private static CueForm Form(Document document, int verb, bool auxiliary)
    {
        var tag = document.XposAt(verb);
        if (tag == "VBG" && !auxiliary)
        {
            return CueForm.Participle;
        }

        return !auxiliary && tag == "VB" && HasTo(document, verb) ? CueForm.Infinitive : CueForm.Finite;
    }

    private static bool HasTo(Document document, int verb)
    {
        foreach (var child in document.Tree.Children(verb))
        {
            if (child < verb && document.Lower(child) == "to")
            {
                return true;
            }
        }

        return document.Lower(verb - 1) == "to";
    }

    /// <summary>The run of auxiliaries, negations and adverbs before a verb, without adverbs at its start.</summary>
    private static TokenRange Group(Document document, TokenRange sentence, int verb, out bool negated, out bool passive, out bool auxiliary)
    {
        (negated, passive, auxiliary) = (false, false, false);
        var first = verb;
        var kept = verb;
        while (first > sentence.First && verb - first < 8)
        {
            var i = first - 1;
            var word = document.Lower(i);
            if (document.UposAt(i) == Upos.Auxiliary || word is "not" or "n't" or "never")
            {
                negated |= word is "not" or "n't" or "never" or "cannot";
                passive |= document.Relation(i) == Relation.PassiveAuxiliary || (WordLists.BeForms.Contains(word) && document.XposAt(verb) is "VBN" or "VBD");
                auxiliary = true;
                kept = first = i;
            }
            else if (document.UposAt(i) == Upos.Adverb && document.Head(i) == verb)
            {
                first = i;
            }
            else
            {
                break;
            }
        }

        // "Neither he nor the ministry has said"
        foreach (var child in document.Tree.Children(verb))
        {
            negated |= document.Relation(child) == Relation.AdverbialModifier && document.Lower(child) is "never" or "not" or "n't";
            auxiliary |= document.Relation(child).Base() == Relation.Auxiliary && child < verb;
        }

        return new TokenRange(kept, verb + 1);
    }

    private static bool IsHypothetical(Document document, TokenRange group, int verb, bool negated)
    {
        for (var i = group.First; i < verb; i++)
        {
            if (Hypothetical.Contains(document.Lower(i)) && !negated)
            {
                return true;
            }
        }

        foreach (var child in document.Tree.Children(verb))
        {
            if (child < verb && document.Relation(child) == Relation.Marker && (Conditions.Contains(document.Lower(child)) || (document.Lower(child) == "that" && document.Lower(child - 1) is "provided" or "providing" or "condition" or "understanding")))
            {
                return true;
            }
        }

        return document.XposAt(verb) is "VB" && group.Count == 1 && document.Tree.Child(verb, Relation.Subject) < 0 && !HasTo(document, verb);
    }

    private static bool SaysNothing(Document document, int verb) =>
        document.Lower(verb + 1) == "to" && (CueLexicon.Match(document, verb + 2) is not null || Silences.Contains(document.Lower(verb + 2)));

    /// <summary>An unknown verb is a cue where it governs a clause of its own with "that", or stands behind the clause that it reports.</summary>
    private static CueEntry? Guess(Document document, int verb)
    {
        if (document.UposAt(verb) != Upos.Verb || document.XposAt(verb) is "VB" or "VBG" && document.Tree.Child(verb, Relation.ClausalComplement) < 0)
        {
            return null;
        }

        foreach (var child in document.Tree.Children(verb))
        {
            if (document.Relation(child) != Relation.ClausalComplement)
            {
                continue;
            }

            var clause = document.Tree.Subtree(child);
            if (child > verb ? document.Lower(clause.First) == "that" : document.Lower(clause.Last) is "," or "\"" or "”" or "''")
            {
                return new CueEntry(document.Lower(verb), [], CueSense.Say, CueClass.Speech, Frames.Quotation | Frames.That);
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
