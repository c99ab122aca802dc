using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>A subject and how it was found.</summary>
/// <param name="Phrase">The noun phrase; empty if there is none.</param>
/// <param name="Shared">It is the subject of another verb, which this one shares.</param>
/// <param name="Passive">It is the subject of a passive: what is acted upon.</param>
internal readonly record struct Subject(TokenRange Phrase, bool Shared, bool Passive)
{
    public static Subject None => default;
}

/// <summary>Finds who does what a verb says: its own subject, or one that it shares by coordination, participle or control.</summary>
internal static class SubjectReader
{
    private const int LongestClimb = 12;

    public static Subject Of(Analysis analysis, TokenRange sentence, CueVerb cue)
    {
        var document = analysis.Document;
        var verb = cue.Governor;
        for (var steps = 0; verb >= 0 && steps < LongestClimb; steps++)
        {
            if (Own(document, sentence, verb, out var passive) is { IsEmpty: false } phrase)
            {
                return new Subject(phrase, verb != cue.Governor, passive);
            }

            var head = document.Head(verb);
            switch (document.Relation(verb))
            {
                case Relation.Conjunct or Relation.OpenComplement or Relation.AdverbialClause or Relation.Parataxis when head >= 0 && document.UposAt(head) is Upos.Verb or Upos.Auxiliary or Upos.Adjective:
                case Relation.AdverbialClause or Relation.Parataxis when head >= 0 && HasSubject(document, head):
                    verb = head;
                    continue;
                case Relation.AdnominalClause or Relation.RelativeClause when head >= sentence.First && head < verb:
                    return cue.Form == CueForm.Participle || document.Relation(verb) == Relation.RelativeClause ? new Subject(NounPhrases.Of(document, head), true, false) : Subject.None;
                default:
                    return verb == cue.Governor ? new Subject(Beside(document, sentence, cue), false, false) : Subject.None;
            }
        }

        return Subject.None;
    }

    private static bool HasSubject(Document document, int token) => document.Tree.Child(token, Relation.Subject) >= 0 || document.Tree.Child(token, Relation.PassiveSubject) >= 0;

    /// <summary>The subject that hangs on the verb itself; of a relative pronoun, what it refers to.</summary>
    private static TokenRange Own(Document document, TokenRange sentence, int verb, out bool passive)
    {
        var subject = Nearest(document, sentence, verb);
        passive = subject >= 0 && document.Relation(subject) == Relation.PassiveSubject;
        if (subject < 0)
        {
            return TokenRange.Empty;
        }

        return document.Lower(subject) is "who" or "which" or "that" && document.Relation(verb) is Relation.RelativeClause or Relation.AdnominalClause && document.Head(verb) is var antecedent && antecedent >= sentence.First && antecedent < subject
            ? NounPhrases.Of(document, antecedent) : NounPhrases.Of(document, subject);
    }

    /// <summary>
    /// Of two subjects before a verb ("Chile, he said, will not") the nearer is the verb's, unless it is an apposition gone
    /// astray ("the envoy, who met the minister, Ms Ilić, said"). One behind the verb counts only if none stands before it.
    /// </summary>
    private static int Nearest(Document document, TokenRange sentence, int verb)
    {
        var nearest = -1;
        foreach (var child in document.Tree.Children(verb))
        {
            if (document.Relation(child) is not (Relation.Subject or Relation.PassiveSubject) || !sentence.Contains(child))
            {
                continue;
            }

            if (child > verb)
            {
                return nearest >= 0 ? nearest : child;
            }

            var phrase = NounPhrases.Of(document, child);
            var astray = nearest >= 0 && document.UposAt(child) == Upos.ProperNoun && phrase.First is var first && document.Lower(first - 1) == "," && document.Lower(phrase.End) == "," && document.UposAt(first - 2 < 0 ? 0 : first - 2) is Upos.Noun or Upos.ProperNoun;
            nearest = astray ? nearest : child;
        }

        return nearest;
    }

    /// <summary>The noun right before the verb group, where the tree has lost it as subject ("Havel insisted").</summary>
    private static TokenRange Beside(Document document, TokenRange sentence, CueVerb cue)
    {
        var i = cue.Group.First - 1;
        while (i > sentence.First && document.UposAt(i) == Upos.Adverb)
        {
            i--;
        }

        if (cue.Form != CueForm.Finite || i < sentence.First || document.UposAt(i) is not (Upos.ProperNoun or Upos.Noun or Upos.Pronoun))
        {
            return TokenRange.Empty;
        }

        // The tag of a pronoun settles it; a noun must not be the object or modifier of something before it.
        if (document.UposAt(i) == Upos.Pronoun)
        {
            return WordLists.SubjectPronouns.Contains(document.Lower(i)) ? new TokenRange(i, i + 1) : TokenRange.Empty;
        }

        var head = i;
        while (document.Head(head) >= sentence.First && document.Head(head) < cue.Group.First && document.UposAt(document.Head(head)) is Upos.ProperNoun or Upos.Noun)
        {
            head = document.Head(head);
        }

        var phrase = NounPhrases.Of(document, head);
        return phrase.First >= sentence.First && phrase.End <= cue.Group.First && !NounPhrases.IsTime(document, head) && (phrase.First == 0 || document.UposAt(phrase.First - 1) != Upos.Adposition) ? phrase with { End = Math.Min(phrase.End, cue.Group.First) } : TokenRange.Empty;
    }
}
