using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Tells who would have to act on a promise, offer, readiness or refusal, but only where it is plain: the speaker
/// undertakes something, a state is the subject of a promise ("Kenya will reopen"), or its help is what is counted on
/// ("can anticipate Norwegian support"). Else there is no holder.
/// </summary>
internal sealed class HolderStage : IStage
{
    private static readonly FrozenSet<string> Pledges = Set("undertake promise pledge vow offer agree refuse threaten guarantee reserve decide resolve swear decline");

    private static readonly FrozenSet<string> Ready = Set("ready prepared willing open committed determined");

    private static readonly FrozenSet<string> Nouns = Set("readiness willingness determination");

    private static readonly FrozenSet<string> Undertaking = Set("offers offered promises promised pledges pledged undertakes undertook undertaken agrees agreed vows vowed refuses refused");

    private static readonly FrozenSet<string> Passive = Set("anticipate expect receive benefit need be face remember have count rely depend");

    private static readonly FrozenSet<string> Help = Set("support backing assistance help aid");

    private static readonly FrozenSet<string> Counting = Set("anticipate expect count rely hinge hinges depend depends receive contingent");

    public void Run(Analysis analysis)
    {
        foreach (var statement in analysis.Statements)
        {
            if (!statement.IsVoiceless && statement.Modality is not (Modality.Requested or Modality.Denied))
            {
                statement.Holder = Find(analysis, statement);
            }
        }
    }

    private static ActorEntry? Find(Analysis analysis, StatementDraft statement)
    {
        var document = analysis.Document;
        var predicate = Predicate.Of(document, statement.Content);
        var lemma = statement.Entry?.Lemma ?? string.Empty;
        var undertakes = Pledges.Contains(lemma) && (statement.Pattern == Pattern.Infinitive || lemma == "reserve");
        var agrees = lemma == "agree" && statement.Speaker is { Type: ActorType.Collective } && Has(document, predicate, "will", "would");
        if (undertakes || agrees || Nouns.Contains(document.Lower(statement.CueEnd - 1)) || StatesReadiness(document, statement))
        {
            return Bound(analysis, statement.Speaker);
        }

        if (predicate.Root < 0)
        {
            return null;
        }

        if (Benefactor(analysis, statement, predicate) is { } benefactor)
        {
            return benefactor;
        }

        var subject = predicate.Subject;
        if (subject < 0 || !Promises(document, predicate))
        {
            return null;
        }

        if (analysis.Actors.At(subject) is { Demonym: false, Actor.Type: ActorType.State } state)
        {
            return state.Actor;
        }

        if (document.Lower(subject) is "side" or "government" && analysis.Actors.StateIn(NounPhrases.Of(document, subject)) is { } side)
        {
            return analysis.Actors.State(side);
        }

        // "We will …" in a minister's mouth binds the state.
        return document.Lower(subject) is "we" ? Bound(analysis, statement.Speaker) : null;
    }

    private static ActorEntry? Bound(Analysis analysis, ActorEntry? speaker) => speaker is { Type: ActorType.Person, State: { } state } ? analysis.Actors.State(state) : speaker;

    /// <summary>"reiterated its readiness to": the content is the speaker's own readiness.</summary>
    private static bool StatesReadiness(Document document, StatementDraft statement) =>
        statement.Content[0] is { Count: > 2 } content && document.Lower(content.First) is "its" or "their" or "his" or "her" or "our" && Nouns.Contains(document.Lower(content.First + 1));

    /// <summary>"Copenhagen can anticipate Norwegian support", "backing from Norway hinges on": whose help it is.</summary>
    private static ActorEntry? Benefactor(Analysis analysis, StatementDraft statement, Predicate predicate)
    {
        var document = analysis.Document;
        if (!Counting.Contains(document.Lower(predicate.Root)))
        {
            return null;
        }

        foreach (var range in statement.Content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (Help.Contains(document.Lower(i)) && analysis.Actors.StateIn(NounPhrases.Of(document, i)) is { } state)
                {
                    return analysis.Actors.State(state);
                }
            }
        }

        return null;
    }

    private static bool Promises(Document document, Predicate predicate)
    {
        var root = predicate.Root;
        var word = document.Lower(root);
        if (Has(document, predicate, "will", "would", "'ll"))
        {
            return !Passive.Contains(word) || document.Tree.Child(root, Relation.OpenComplement) is >= 0 and var open && Ready.Contains(document.Lower(open));
        }

        if (Ready.Contains(word) && document.Tree.Child(root, Relation.Copula) >= 0)
        {
            return word != "open" || document.Tree.Child(root, Relation.Oblique) >= 0 && document.Lower(root + 1) == "to";
        }

        if (word is "stands" or "stood" or "remains" or "remained" or "possesses" or "possessed")
        {
            foreach (var child in document.Tree.Children(root))
            {
                if (child > root && (Ready.Contains(document.Lower(child)) || Nouns.Contains(document.Lower(child))))
                {
                    return true;
                }
            }
        }

        return Undertaking.Contains(word) && document.Tree.Child(root, Relation.OpenComplement) >= 0;
    }

    private static bool Has(Document document, Predicate predicate, params ReadOnlySpan<string> auxiliaries)
    {
        if (predicate.Root < 0)
        {
            return false;
        }

        foreach (var child in document.Tree.Children(predicate.Root))
        {
            if (document.Relation(child).Base() == Relation.Auxiliary && auxiliaries.Contains(document.Lower(child)))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
