using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Syntax;

/// <summary>The main predicate of a content: its verb, or the noun or adjective that "be" makes one.</summary>
/// <param name="document">The document.</param>
/// <param name="root">The token on which the content hangs.</param>
internal readonly struct Predicate(Document document, int root)
{
    private static readonly FrozenSet<string> Hedges = Set("may might could");

    private static readonly FrozenSet<string> HedgingAdverbs = Set("likely perhaps possibly probably maybe hopefully presumably apparently potentially");

    private static readonly FrozenSet<string> HedgingWords = Set("likely unlikely possible probable conceivable");

    private static readonly FrozenSet<string> Raising = Set("seem seems seemed appear appears appeared tend tends");

    private static readonly FrozenSet<string> Duties = Set("must should ought");

    private static readonly FrozenSet<string> Nobodies = Set("nobody nothing none neither nowhere");

    private static readonly FrozenSet<string> Refusing = Set("refuse refuses refused decline declines declined");

    /// <summary>The root; −1 if the content is empty.</summary>
    public int Root => root;

    /// <summary>Whether it is a clause and not a noun phrase.</summary>
    public bool IsClause => root >= 0 && (document.UposAt(root) is Upos.Verb or Upos.Auxiliary || Child(Relation.Copula) >= 0 || Subject >= 0);

    /// <summary>The subject's head; −1 if there is none.</summary>
    public int Subject => Child(Relation.Subject) is >= 0 and var subject ? subject : Child(Relation.PassiveSubject);

    /// <summary>Finds the predicate of a content: the first clause that hangs on nothing inside of it, else whatever does.</summary>
    public static Predicate Of(Document document, List<TokenRange> content)
    {
        var first = -1;
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var head = document.Head(i);
                if (document.UposAt(i) == Upos.Punctuation || (head >= 0 && content.Exists(c => c.Contains(head))))
                {
                    continue;
                }

                var found = new Predicate(document, i);
                if (found.IsClause && document.Relation(i) is not (Relation.AdjectivalModifier or Relation.Case or Relation.Marker or Relation.Auxiliary))
                {
                    return found;
                }

                first = first < 0 ? i : first;
            }
        }

        return new Predicate(document, first);
    }

    /// <summary>"will not", "never", "no threat", "nobody", "refuses to".</summary>
    public bool IsNegated()
    {
        if (root < 0 || !IsClause)
        {
            return false;
        }

        if (Refusing.Contains(document.Lower(root)) && Child(Relation.OpenComplement) >= 0)
        {
            return true;
        }

        if (IsNone(root))
        {
            return true;
        }

        foreach (var child in document.Tree.Children(root))
        {
            var word = document.Lower(child);
            switch (document.Relation(child).Base())
            {
                case Relation.AdverbialModifier or Relation.Auxiliary or Relation.Copula when word is "not" or "n't" or "never" or "cannot" or "nor":
                    if (document.Lower(child + 1) is not ("only" or "just" or "least" or "merely"))
                    {
                        return true;
                    }

                    break;
                case Relation.Subject or Relation.DirectObject or Relation.Preconjunction when IsNone(child) || word is "neither":
                    return true;
            }
        }

        return false;
    }

    /// <summary>"may", "could", "is likely to", "appears to", "hopes that".</summary>
    public bool IsHedged()
    {
        if (root < 0)
        {
            return false;
        }

        if (HedgingWords.Contains(document.Lower(root)) || (Raising.Contains(document.Lower(root)) && Child(Relation.OpenComplement) >= 0)
            || (IsClause && CueLexicon.Match(document, root) is { Entry.Class: CueClass.Belief } && (Child(Relation.ClausalComplement) >= 0 || Child(Relation.OpenComplement) >= 0)))
        {
            return true;
        }

        foreach (var child in document.Tree.Children(root))
        {
            if (document.Relation(child).Base() == Relation.Auxiliary ? Hedges.Contains(document.Lower(child)) && child < root
                : document.Relation(child) == Relation.AdverbialModifier && HedgingAdverbs.Contains(document.Lower(child)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"must", "should", "have to".</summary>
    public bool IsDuty()
    {
        if (root < 0)
        {
            return false;
        }

        foreach (var child in document.Tree.Children(root))
        {
            if (document.Relation(child).Base() == Relation.Auxiliary && Duties.Contains(document.Lower(child)))
            {
                return true;
            }
        }

        return document.Lower(root) is "has" or "have" or "needs" or "need" && Child(Relation.OpenComplement) >= 0;
    }

    /// <summary>"Stop the attacks": a verb in its base form without a subject.</summary>
    public bool IsImperative() => root >= 0 && document.XposAt(root) is "VB" && Subject < 0 && document.Lower(root - 1) != "to" && Child(Relation.Marker) < 0
        && (Child(Relation.Auxiliary) < 0 || document.Lower(Child(Relation.Auxiliary)) == "do");

    private bool IsNone(int noun)
    {
        if (Nobodies.Contains(document.Lower(noun)))
        {
            return true;
        }

        foreach (var child in document.Tree.Children(noun))
        {
            if (document.Lower(child) is "no" or "neither" && child < noun && document.Lower(child + 1) is not "longer")
            {
                return true;
            }
        }

        return false;
    }

    private int Child(Relation relation) => root < 0 ? -1 : document.Tree.Child(root, relation);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
