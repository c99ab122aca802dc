using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Makes one reading of what the proposers proposed. Proposals with the same cue are one statement, the better scored
/// giving its spans. A content ends where another statement of the sentence begins, unless that one is said inside of
/// it: then it is nested, or no statement.
/// </summary>
internal sealed class MergeStage : IStage
{
    /// <summary>Proposals of rules below this are left out.</summary>
    private const double LeastScore = 0.4;

    /// <summary>
    /// The same for what only the network found. It is higher: the corpus from which the network learned takes in attitudes, possibilities and refusals
    /// that are no statements here.
    /// </summary>
    private const double LeastLearnedScore = 0.7;

    public void Run(Analysis analysis)
    {
        analysis.Statements.ForEach(s => s.Content.RemoveAll(c => c.IsEmpty));
        var sentences = analysis.Statements.Where(s => s.Score >= (s.IsLearned ? 0 : LeastScore) && s.Content.Count > 0).GroupBy(s => s.Sentence).OrderBy(g => g.Key).Select(Unite).ToArray();
        var taken = sentences.SelectMany(s => s).Where(d => d.Cue.Count == 0 || !analysis.IsQuoted(d.Cue[0].First)).Select(d => d.Sentence).ToHashSet();
        var merged = new List<StatementDraft>();
        foreach (var found in sentences)
        {
            foreach (var draft in found.Where(d => d.Pattern == Pattern.Quotation))
            {
                QuotationContinuation.GoOn(analysis, draft, taken);
            }

            Settle(analysis, found);
            Divide(analysis, found);
            merged.AddRange(found);
        }

        NestInTurns(analysis, merged);
        NestInQuotations(analysis, merged);
        analysis.Statements = merged;
    }

    /// <summary>A cue inside a quotation is the speaker's who is quoted, never the reporter's: nested in what is quoted, or no statement.</summary>
    private static void NestInQuotations(Analysis analysis, List<StatementDraft> merged)
    {
        var owners = new StatementDraft?[analysis.Quotations.Count];
        foreach (var draft in merged.Where(d => d.NestedIn is null && (d.Cue.Count == 0 || !analysis.IsQuoted(d.Cue[0].First))))
        {
            foreach (var part in draft.Content)
            {
                // Marks at the edges are still part of the content here.
                if (analysis.QuotationAt[part.First] is >= 0 and var q)
                {
                    owners[q] ??= draft;
                }
            }
        }

        merged.RemoveAll(d => d.NestedIn is null && d.Cue.Count > 0 && analysis.QuotationAt[d.Cue[0].First] is >= 0 and var q && !Nest(owners[q], d));
        var kept = merged.ToHashSet();
        merged.RemoveAll(d => d.NestedIn is { } outer && !kept.Contains(outer));

        bool Nest(StatementDraft? outer, StatementDraft inner)
        {
            if (outer is null || !CanNest(analysis, outer, inner) || IsFirstPerson(analysis.Document, inner.Source))
            {
                return false;
            }

            inner.NestedIn = outer;
            return true;
        }
    }

    /// <summary>One draft for each cue; in the order of the cues. The borders of rules come first, since they follow the product's convention; the network makes them surer.</summary>
    private static List<StatementDraft> Unite(IEnumerable<StatementDraft> drafts)
    {
        var kept = new List<StatementDraft>();
        foreach (var draft in drafts.OrderBy(d => d.IsLearned).ThenByDescending(d => d.Score))
        {
            var same = kept.Find(k => k.Cue.Exists(c => draft.Cue.Exists(d => d.Overlaps(c))) || (k.Cue.Count == 0 && draft.Cue.Count == 0 && k.Content[0].Overlaps(draft.Content[0])));
            if (same is null)
            {
                kept.Add(draft);
                continue;
            }

            same.Score = 1 - ((1 - same.Score) * (1 - draft.Score));
            same.Recipient = same.Recipient.IsEmpty ? draft.Recipient : same.Recipient;
        }

        kept.RemoveAll(d => d.IsLearned && d.Score < LeastLearnedScore);
        kept.Sort((x, y) => x.CueStart.CompareTo(y.CueStart));
        return kept;
    }

    private static void Settle(Analysis analysis, List<StatementDraft> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            for (var k = 0; k < found.Count; k++)
            {
                if (k == i || found[k].Cue.Count == 0)
                {
                    continue;
                }

                var (outer, inner) = (found[i], found[k]);
                var at = outer.Content.FindIndex(c => c.Contains(inner.Cue[0].First));
                if (at < 0 || inner.NestedIn == outer)
                {
                    continue;
                }

                var part = outer.Content[at];
                if (!analysis.IsQuoted(inner.Cue[0].First) && inner.Edge > part.First && StandsBeside(analysis.Document, outer, inner))
                {
                    outer.Content[at] = part with { End = Math.Min(part.End, inner.Edge) };
                }
                else if (outer.NestedIn is null && CanNest(analysis, outer, inner))
                {
                    inner.NestedIn = outer;
                    Trim(inner, part);
                }
                else if (inner.NestedIn is null)
                {
                    found.RemoveAt(k);
                    i -= k < i ? 1 : 0;
                    k--;
                }
            }
        }

        found.RemoveAll(d => d.NestedIn is { } outer && !found.Contains(outer));
    }

    /// <summary>Whether the inner cue's clause goes on from the outer cue and not from its content.</summary>
    private static bool StandsBeside(Document document, StatementDraft outer, StatementDraft inner)
    {
        var separated = document.Lower(inner.Edge) is "," or "and" or "but" or "while" or "as" or ";" or "by" or "–" or "—" or "in" or "then" or "(" or "--" or "also" or "for";
        if (!separated)
        {
            return false;
        }

        return inner.SharesSubjectWith is { } partner && Same(partner, outer) || (inner.IsShared && inner.Source == outer.Source) || inner.IsAside
            || (inner.Kind == StatementKind.Narrator && inner.IsShared) || (inner.Pattern == Pattern.Postposed && inner.Content[0].Contains(outer.CueStart)) || !IsInside(document, inner.Verb, outer);
    }

    private static bool Same(StatementDraft partner, StatementDraft outer)
    {
        for (StatementDraft? draft = partner; draft is not null; draft = draft.SharesSubjectWith)
        {
            if (draft == outer)
            {
                return true;
            }
        }

        return partner.Source == outer.Source && !outer.Source.IsEmpty;
    }

    /// <summary>Whether the tree has a verb below the clause that an outer cue reports.</summary>
    private static bool IsInside(Document document, int verb, StatementDraft outer)
    {
        var before = verb;
        foreach (var ancestor in document.Tree.Ancestors(verb))
        {
            if (ancestor == outer.Verb)
            {
                return document.Relation(before) is not (Relation.Conjunct or Relation.Parataxis);
            }

            before = ancestor;
        }

        return outer.Content.Exists(c => c.Contains(before)) && before != verb;
    }

    /// <summary>Whether the content says that somebody else said something.</summary>
    private static bool CanNest(Analysis analysis, StatementDraft outer, StatementDraft inner)
    {
        var inside = !inner.Source.IsEmpty && outer.Content.Exists(c => c.Contains(inner.Source.First));
        if (inner.IsVoiceless || (inner.IsShared && !inside) || !inside && inner.Recipient.IsEmpty || inner.SharesSubjectWith is { } partner && partner.NestedIn != outer || inner.IsGuess || outer.Entry is { Sense: CueSense.Demand })
        {
            return false;
        }

        var speech = inner.Entry is { Class: CueClass.Speech } or null;
        var clause = inner.Pattern is Pattern.ThatClause or Pattern.BareClause || (inner.Pattern == Pattern.Infinitive && !inner.Recipient.IsEmpty);
        return speech && clause && SubjectKinds.Of(analysis, inner.Source) == SubjectKind.Actor && inner.Content[0].First > inner.Cue[0].First && IsMain(analysis.Document, outer, inner)
            && outer.Content.Exists(c => c.Contains(inner.Source.First) || c.Contains(inner.Content[0].First));
    }

    /// <summary>Whether the inner cue is the verb of a main clause of the content, not of a relative or adverbial one.</summary>
    private static bool IsMain(Document document, StatementDraft outer, StatementDraft inner)
    {
        var at = inner.Verb;
        while (at >= 0 && document.Relation(at) is Relation.ClausalComplement or Relation.Conjunct or Relation.Parataxis or Relation.OpenComplement or Relation.Root)
        {
            if (at == outer.Verb || document.Relation(at) == Relation.Root)
            {
                return true;
            }

            at = document.Head(at);
            if (at == outer.Verb)
            {
                return true;
            }
        }

        // A clause that a noun of the outer cue governs by mistake ("told the press that …") still starts the content.
        return inner.Edge <= outer.Content[0].First + 1;
    }

    private static void Trim(StatementDraft inner, TokenRange parent)
    {
        for (var i = 0; i < inner.Content.Count; i++)
        {
            inner.Content[i] = inner.Content[i] with { End = Math.Min(inner.Content[i].End, parent.End) };
        }
    }

    /// <summary>"recalled that A, and that B": two statements under one cue.</summary>
    private static void Divide(Analysis analysis, List<StatementDraft> found)
    {
        var document = analysis.Document;
        for (var k = 0; k < found.Count; k++)
        {
            var draft = found[k];
            if (draft.Pattern != Pattern.ThatClause && !(draft.Pattern == Pattern.BareClause && draft.Entry is { Class: CueClass.Speech }))
            {
                continue;
            }

            var content = draft.Content[^1];
            for (var i = content.First + 3; i + 2 < content.End; i++)
            {
                if (document.Lower(i) is "and" or "but" && document.Lower(i + 1) == "that" && !analysis.IsQuoted(i) && document.UposAt(i + 1) == Upos.SubordinatingConjunction && !WordLists.Auxiliaries.Contains(document.Lower(i + 2)))
                {
                    draft.Content[^1] = content with { End = i };
                    found.Insert(k + 1, draft.Again(content with { First = i + 2 }));
                    break;
                }
            }
        }
    }

    /// <summary>In a transcript the sentences of a turn are its speaker's: what they report is nested in the turn.</summary>
    private static void NestInTurns(Analysis analysis, List<StatementDraft> merged)
    {
        var turns = merged.Where(d => d.Pattern == Pattern.Transcript).ToList();
        if (turns.Count == 0)
        {
            return;
        }

        var byParagraph = turns.ToDictionary(t => analysis.Document.ParagraphOf(t.Source.IsEmpty ? t.Content[0].First : t.Source.First));
        merged.RemoveAll(d => d.Pattern != Pattern.Transcript && byParagraph.TryGetValue(analysis.Document.ParagraphOf(d.CueStart), out var turn) && !Nest(turn, d));

        bool Nest(StatementDraft turn, StatementDraft draft)
        {
            var fits = (draft.NestedIn is null || draft.NestedIn == turn) && !draft.IsVoiceless && draft.Pattern is Pattern.ThatClause or Pattern.BareClause && draft.Entry is { Class: CueClass.Speech } && !IsFirstPerson(analysis.Document, draft.Source);
            draft.NestedIn = fits ? turn : draft.NestedIn;
            return fits;
        }
    }

    private static bool IsFirstPerson(Document document, TokenRange source) => source.IsEmpty || document.Lower(source.First) is "i" or "we" or "you";
}
