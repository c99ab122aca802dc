using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Tells how firmly a statement is made: conditional, denied, requested, negated, hedged, else firm. The cue speaks
/// first; then the main predicate of the content, not what stands in clauses below it or in a statement inside of it.
/// </summary>
internal sealed class ModalityStage : IStage
{
    private static readonly FrozenSet<string> Allegations = Set("suggestion suggestions claim claims allegation allegations report reports accusation accusations notion idea assertion assertions charge charges rumours rumors");

    public void Run(Analysis analysis)
    {
        foreach (var statement in analysis.Statements)
        {
            statement.NestedIn?.Inner.Add(statement);
        }

        foreach (var statement in analysis.Statements)
        {
            statement.Modality = Decide(analysis, statement);
        }
    }

    private static Modality Decide(Analysis analysis, StatementDraft statement)
    {
        if (statement.Kind == StatementKind.Narrator)
        {
            return Modality.Hedged;
        }

        if (ConditionFinder.Find(analysis, statement) is { IsEmpty: false } condition)
        {
            statement.Condition.Add(condition);
            return Modality.Conditional;
        }

        var document = analysis.Document;
        var lemma = statement.Entry?.Lemma ?? string.Empty;
        var sense = statement.Entry?.Sense ?? CueSense.Unspecified;
        var predicate = Predicate.Of(document, statement.Content);
        if (sense == CueSense.Deny && !statement.Negated)
        {
            var first = statement.Content[0];
            var allegation = Enumerable.Range(first.First, Math.Min(4, first.Count)).Any(i => Allegations.Contains(document.Lower(i)));
            return lemma is "deny" or "refute" or "dispute" or "rebut" || allegation ? Modality.Denied : Modality.Negated;
        }

        var performed = Performed(analysis, predicate);
        if (performed is CueSense.Deny && !predicate.IsNegated())
        {
            return Modality.Denied;
        }

        if ((sense == CueSense.Demand && !statement.Negated) || document.Lower(statement.CueEnd - 1) == "invitation" || performed == CueSense.Demand || DemandsOfOthers(analysis, statement, predicate))
        {
            return Modality.Requested;
        }

        if (statement.Negated || sense == CueSense.Refuse || predicate.IsNegated() || IsWarnedOff(document, statement))
        {
            return statement.Negated && predicate.IsNegated() && sense == CueSense.Deny ? Modality.Firm : Modality.Negated;
        }

        return statement.Entry?.Class == CueClass.Belief || lemma == "hope" || predicate.IsHedged() ? Modality.Hedged : Modality.Firm;
    }

    /// <summary>"We urge everyone to …": what the words do that somebody speaks for himself.</summary>
    private static CueSense? Performed(Analysis analysis, Predicate predicate)
    {
        var document = analysis.Document;
        return predicate.IsClause && predicate.Subject >= 0 && document.Lower(predicate.Subject) is "we" or "i" && document.XposAt(predicate.Root) is "VBP" && CueLexicon.Match(document, predicate.Root) is { } match ? match.Entry.Sense : null;
    }

    private static bool IsWarnedOff(DiploMesh.Language.Document document, StatementDraft statement) => document.Lower(statement.Content[0].First) == "not" && document.Lower(statement.Content[0].First + 1) == "to";

    /// <summary>"Israel must withdraw", "travel should be avoided": a duty laid on somebody else than the speaker; also a plain command.</summary>
    private static bool DemandsOfOthers(Analysis analysis, StatementDraft statement, Predicate predicate)
    {
        var document = analysis.Document;
        if (predicate.IsImperative() && statement.Kind == StatementKind.Direct)
        {
            return true;
        }

        var subject = predicate.Subject;
        if (!predicate.IsDuty() || subject < 0 || document.UposAt(subject) == Upos.Pronoun)
        {
            return false;
        }

        var actor = analysis.Actors.At(subject)?.Actor;
        return actor is null || (actor != statement.Speaker && actor.Name != statement.Speaker?.State);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
