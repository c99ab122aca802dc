using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Tells how firmly each statement is made, and on what it depends: conditional, denied, requested, negated, hedged, else firm.</summary>
internal sealed class ModalityStage : IStage
{
    private const int PredicateWindow = 16;
    private const int LongestScan = 200;

    private static readonly FrozenSet<string> Hedges = Set("may might could likely perhaps possibly probably maybe hopefully possible");

    private static readonly FrozenSet<string> Allegations = Set("suggestion suggestions claim claims allegation allegations report reports accusation accusations notion idea assertion assertions charge charges rumours rumors");

    private static readonly FrozenSet<string> Nothing = Set("no not n't never neither nobody nothing none cannot");

    private static readonly FrozenSet<string> Subordinators = Set("that which who whom whose if unless when because as while whether until where under");

    /// <summary>Markers of a condition, longest first.</summary>
    private static readonly string[][] Markers =
    [
        ["on", "condition", "that"], ["on", "the", "condition", "that"], ["on", "the", "understanding", "that"], ["providing", "that"], ["in", "the", "event", "that"], ["in", "return", "for"], ["on", "condition", "of"], ["only", "if"], ["provided", "that"], ["contingent", "on"], ["contingent", "upon"], ["conditional", "on"],
        ["conditional", "upon"], ["dependent", "on"], ["subject", "to"], ["depends", "on"], ["depend", "on"], ["hinges", "on"], ["hinge", "on"], ["as", "long", "as"], ["so", "long", "as"], ["in", "exchange", "for"],
        ["if"], ["unless"], ["provided"], ["once"],
    ];

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

        FindConditions(analysis, statement);
        if (statement.Condition.Count > 0)
        {
            return Modality.Conditional;
        }

        var document = analysis.Document;
        var lemma = statement.Entry?.Lemma ?? string.Empty;
        var sense = statement.Entry?.Sense ?? CueSense.Unspecified;
        var first = statement.Content[0];
        if (sense == CueSense.Deny && !statement.Negated)
        {
            var allegation = Enumerable.Range(first.First, Math.Min(4, first.Count)).Any(i => Allegations.Contains(document.Lower(i)));
            return lemma is "deny" or "refute" or "dispute" or "rebut" || allegation ? Modality.Denied : Modality.Negated;
        }

        if ((sense == CueSense.Demand && !statement.Negated) || IsInvitation(document, statement) || DemandsOfOthers(analysis, statement))
        {
            return Modality.Requested;
        }

        if (statement.Negated || sense == CueSense.Refuse || IsNegated(document, statement.Content))
        {
            return Modality.Negated;
        }

        return statement.Entry?.Class == CueClass.Belief || lemma is "hope" || IsHedged(document, statement.Content) ? Modality.Hedged : Modality.Firm;
    }

    private static bool IsInvitation(Document document, StatementDraft statement) => document.Lower(statement.CueEnd - 1) is "invitation";

    /// <summary>"Israel must withdraw": a duty laid on somebody else than the speaker.</summary>
    private static bool DemandsOfOthers(Analysis analysis, StatementDraft statement)
    {
        var content = statement.Content[0];
        for (var i = content.First; i < Math.Min(content.End, content.First + PredicateWindow); i++)
        {
            var word = analysis.Document.Lower(i);
            if (Subordinators.Contains(word))
            {
                return false;
            }

            if (word is "must" or "should")
            {
                var subject = analysis.Actors.At(i - 1);
                return analysis.Document.Lower(i - 1) is not ("we" or "i" or "it" or "this" or "that") && subject is not null && subject.Actor != statement.Speaker && subject.Actor.Name != statement.Speaker?.State;
            }
        }

        return false;
    }

    private static bool IsNegated(Document document, List<TokenRange> content)
    {
        var verbSeen = false;
        foreach (var range in content.Take(2))
        {
            for (var i = range.First; i < Math.Min(range.End, range.First + PredicateWindow); i++)
            {
                var word = document.Lower(i);
                if (i > range.First && Subordinators.Contains(word))
                {
                    return false;
                }

                if (Nothing.Contains(word))
                {
                    // "no" counts as the subject's or the object's; "not only", "a bar, not a chip" do not negate the predicate.
                    return document.Lower(i + 1) is not ("only" or "just" or "least" or "longer") && !(word == "not" && document.Lower(i - 1) == ",");
                }

                // Past the predicate and its object a negation belongs to something else.
                if (verbSeen && document.Lower(i) == ",")
                {
                    break;
                }

                verbSeen |= WordLists.Auxiliaries.Contains(word);
            }
        }

        return false;
    }

    private static bool IsHedged(Document document, List<TokenRange> content)
    {
        foreach (var range in content.Take(2))
        {
            for (var i = range.First; i < Math.Min(range.End, range.First + PredicateWindow); i++)
            {
                if (i > range.First && Subordinators.Contains(document.Lower(i)))
                {
                    break;
                }

                if (Hedges.Contains(document.Lower(i)) && !document.IsCapitalised(i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void FindConditions(Analysis analysis, StatementDraft statement)
    {
        foreach (var range in statement.Content)
        {
            var end = Math.Min(range.End, range.First + LongestScan);
            for (var i = range.First; i < end; i++)
            {
                var length = MarkerAt(analysis.Document, i);
                if (length == 0 || !IsCondition(analysis, statement, range, i) || IsOfAnother(analysis, statement, range, i))
                {
                    continue;
                }

                var condition = Extent(analysis.Document, range, i + length);
                if (condition.Count > 0)
                {
                    statement.Condition.Add(condition);
                    return;
                }
            }
        }
    }

    /// <summary>A condition of a clause that is not what is stated: a relative one, or what a statement inside of this one says.</summary>
    private static bool IsOfAnother(Analysis analysis, StatementDraft statement, TokenRange range, int marker)
    {
        var document = analysis.Document;
        for (var at = marker; at >= range.First && at < range.End; at = document.Head(at))
        {
            if (document.Relation(at) == Relation.RelativeClause && at > range.First)
            {
                return true;
            }
        }

        return statement.Inner.Exists(inner => inner.Content.Exists(c => c.Contains(marker)));
    }

    private static int MarkerAt(Document document, int token)
    {
        foreach (var marker in Markers)
        {
            var i = 0;
            while (i < marker.Length && document.Lower(token + i) == marker[i])
            {
                i++;
            }

            if (i == marker.Length)
            {
                return i;
            }
        }

        return 0;
    }

    private static bool IsCondition(Analysis analysis, StatementDraft statement, TokenRange range, int marker)
    {
        var document = analysis.Document;
        var word = document.Lower(marker);
        var before = document.Lower(marker - 1);
        return word switch
        {
            // "asked if": a question; "even if", "as if", "what if": no condition.
            "if" => before is not ("even" or "as" or "what" or "ask" or "asked" or "wonder") && !(marker == range.First && statement.Entry?.Lemma is "ask") && document.Lower(marker + 1) is not ("not" or "any"),
            // "once" as an adverb: "once said", "at once", "once a month".
            "once" => marker > range.First && before is not ("at" or "than" or ",") && (WordLists.Determiners.Contains(document.Lower(marker + 1)) || WordLists.SubjectPronouns.Contains(document.Lower(marker + 1)) || document.IsCapitalised(marker + 1))
                && document.Lower(marker + 1) is not ("a" or "every" or "again"),
            "provided" when document.Lower(marker + 1) != "that" => before is "," && !WordLists.Prepositions.Contains(document.Lower(marker + 1)),
            "on" when document.Lower(marker + 2) == "of" => false, // "on condition of anonymity"
            "depend" or "depends" or "hinge" or "hinges" => before is not ("not" or "n't" or "n’t" or "never"),
            "subject" => before is not ("the" or "a" or "this" or "that"),
            _ => true,
        };
    }

    /// <summary>The words after the marker, to the next comma or the end.</summary>
    private static TokenRange Extent(Document document, TokenRange range, int start)
    {
        var end = start;
        while (end < range.End && document.Lower(end) is not "," && document.Lower(end) is not (";" or "." or "?" or "!"))
        {
            end++;
        }

        while (end > start && document.Tokens[end - 1].Kind is TokenKind.Quote)
        {
            end--;
        }

        return new TokenRange(start, end);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
