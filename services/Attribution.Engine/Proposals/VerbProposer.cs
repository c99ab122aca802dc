using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Proposes a statement for each cue verb with a subject that can speak and with content to the right or the left.</summary>
internal sealed class VerbProposer : ISentenceProposer
{
    public void Propose(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> proposals)
    {
        var end = Clauses.WithoutClosing(analysis.Document, sentence);
        var read = new List<(CueVerb Cue, StatementDraft Draft)>();
        foreach (var cue in CueVerbReader.Find(analysis, sentence))
        {
            if (proposals.Exists(p => p.Sentence == index && p.Cue.Exists(c => c.Overlaps(cue.Group))))
            {
                continue;
            }

            if (Read(analysis, index, sentence, cue, end, read) is { } draft)
            {
                proposals.Add(draft);
                read.Add((cue, draft));
            }
        }
    }

    private static StatementDraft? Read(Analysis analysis, int index, TokenRange sentence, CueVerb cue, int end, List<(CueVerb Cue, StatementDraft Draft)> earlier)
    {
        var document = analysis.Document;
        if (document.Lower(cue.Group.First - 1) == "as" && cue.Form == CueForm.Participle && CitedReader.Read(analysis, index, sentence, cue, end) is { } cited)
        {
            return cited;
        }

        if (cue.Passive)
        {
            return PassiveReader.Read(analysis, index, sentence, cue, end);
        }

        var partner = Partner(analysis, cue, earlier);
        var subject = partner is null ? SubjectReader.Of(analysis, sentence, cue) : new Subject(partner.Source, true, false);
        if (partner is null && subject.Shared && earlier.Find(e => e.Draft.Source == subject.Phrase).Draft is { } sharing)
        {
            partner = sharing;
        }

        var kind = partner is { IsVoiceless: true }
            ? Judge(cue, SubjectKind.Act)
            : subject.Phrase.IsEmpty ? null : subject.Passive && cue.Form == CueForm.Participle && !SubjectKinds.CanSpeak(analysis, subject.Phrase) ? Judge(cue, SubjectKind.Act) : Judge(cue, SubjectKinds.Of(analysis, subject.Phrase));
        if (kind is null)
        {
            return null;
        }

        var subjectKind = subject.Phrase.IsEmpty ? SubjectKind.Act : SubjectKinds.Of(analysis, subject.Phrase);
        var edge = Clauses.Edge(document, cue.Governor, subject.Shared ? cue.Group.First : Math.Min(cue.Group.First, subject.Phrase.IsEmpty ? cue.Group.First : subject.Phrase.First), sentence.First);
        var complement = ComplementReader.Read(analysis, cue, subject.Shared ? TokenRange.Empty : subject.Phrase, end);
        var trailing = ComplementReader.Recipient(analysis, cue, end);
        var first = Math.Min(cue.Group.First, subject.Phrase.IsEmpty || subject.Shared ? int.MaxValue : subject.Phrase.First);
        var follows = first > sentence.First && (Adjuncts.ClosedAt(analysis, first - 1) is not null || (document.Lower(first - 1) == "," && complement is not null && document.Lower(complement.Content.First - 1) == ","));
        if (kind != StatementKind.Narrator && cue.Form == CueForm.Finite && (follows || complement is null or { Pattern: not (Pattern.ThatClause or Pattern.BareClause) })
            && PrecedingContent.Find(analysis, sentence, cue, subject.Shared ? TokenRange.Empty : subject.Phrase, trailing, end, out var quoted) is { Count: > 0 } before)
        {
            return !quoted && !cue.IsGuess && !cue.Entry.Has(Frames.Quotation | Frames.BareThat) ? null : Draft(quoted ? Pattern.Quotation : Pattern.Postposed, cue.Group, before, trailing);
        }

        if (complement is null && kind != StatementKind.Narrator && Aside(document, sentence, cue, subject, earlier) is { Count: > 0 } said)
        {
            return Draft(Pattern.Postposed, cue.Group, said, TokenRange.Empty);
        }

        // "who has long criticised the project": background, not what is said.
        if (complement is { Pattern: Pattern.NounPhrase } && document.Relation(cue.Verb) == Relation.RelativeClause)
        {
            return null;
        }

        if (complement is null || (subjectKind == SubjectKind.Other && kind != StatementKind.Narrator && complement.Pattern is not (Pattern.ThatClause or Pattern.BareClause or Pattern.Quotation)))
        {
            return null;
        }

        return Draft(kind == StatementKind.Narrator ? Pattern.Narrator : complement.Pattern, complement.Cue, [complement.Content], complement.Recipient);

        StatementDraft Draft(Pattern pattern, TokenRange words, List<TokenRange> content, TokenRange recipient)
        {
            var source = kind == StatementKind.Narrator ? TokenRange.Empty : subject.Phrase;
            return new StatementDraft
            {
                Sentence = index,
                Verb = cue.Verb,
                Cue = [words],
                Entry = cue.Entry,
                Pattern = pattern,
                Kind = kind.Value,
                Source = source,
                Content = content,
                Recipient = recipient,
                Edge = pattern is Pattern.Quotation or Pattern.Postposed && content[0].First < words.First ? Math.Max(content[0].End, sentence.First) : edge,
                Clause = content[0].First > words.First ? new TokenRange(sentence.First, content[0].First) : new TokenRange(content[0].End, content.Count > 1 ? content[1].First : end),
                Negated = cue.Negated,
                IsGuess = cue.IsGuess,
                IsAside = complement is null && pattern == Pattern.Postposed && IsAsClause(document, cue.Verb),
                SharesSubjectWith = subject.Shared ? partner : null,
                IsShared = subject.Shared,
                Score = Score(cue, pattern, subjectKind),
            };
        }
    }

    /// <summary>"P, as three officials had claimed": the content is what stands before it, be it said by somebody else too.</summary>
    private static List<TokenRange> Aside(Document document, TokenRange sentence, CueVerb cue, Subject subject, List<(CueVerb Cue, StatementDraft Draft)> earlier)
    {
        if (!IsAsClause(document, cue.Verb) || subject.Phrase.IsEmpty || subject.Shared || !cue.Entry.Has(Frames.That | Frames.BareThat))
        {
            return [];
        }

        var edge = Clauses.Edge(document, cue.Verb, Math.Min(cue.Group.First, subject.Phrase.First), sentence.First);
        var before = earlier.FindLast(e => e.Draft.Content[^1] is var last && last.First < edge && last.End >= edge).Draft;
        var start = before is null ? sentence.First : before.Content[^1].First;
        return edge - start < 3 ? [] : [new TokenRange(start, edge)];
    }

    private static bool IsAsClause(Document document, int verb)
    {
        foreach (var child in document.Tree.Children(verb))
        {
            if (child < verb && document.Lower(child) == "as")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The cue whose subject a participle shares where the tree has hung it into that cue's content: "X said that Y had
    /// closed the road, adding that …" is all said by X. The same for a coordinate verb of the cue's own tense.
    /// </summary>
    private static StatementDraft? Partner(Analysis analysis, CueVerb cue, List<(CueVerb Cue, StatementDraft Draft)> earlier)
    {
        var document = analysis.Document;
        var relation = document.Relation(cue.Governor);
        if (document.Tree.Child(cue.Governor, Relation.Subject) >= 0 || cue.Passive)
        {
            return null;
        }

        var participle = cue.Form == CueForm.Participle && document.Lower(cue.Group.First - 1) is "," or "while" or "and" or "by" or "also";
        var coordinate = cue.Form == CueForm.Finite && relation == Relation.Conjunct;
        if (!participle && !coordinate)
        {
            return null;
        }

        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            var (other, draft) = earlier[i];
            if (draft.Pattern == Pattern.Agentless || draft.NestedIn is not null || !document.Tree.IsUnder(cue.Verb, other.Governor))
            {
                continue;
            }

            // A verb that the tree puts beside the cue's own content agrees with the cue in tense if it is the cue's.
            if (participle ? IsOfSpeech(cue.Entry) : document.Head(cue.Governor) == other.Verb || (document.XposAt(cue.Verb) == document.XposAt(other.Verb) && document.XposAt(document.Head(cue.Governor)) != document.XposAt(cue.Verb)))
            {
                return Outermost(draft, earlier, document, participle);
            }
        }

        return null;
    }

    private static StatementDraft Outermost(StatementDraft draft, List<(CueVerb Cue, StatementDraft Draft)> earlier, Document document, bool participle)
    {
        foreach (var (_, other) in earlier)
        {
            if (participle && other != draft && other.Content.Exists(c => c.Contains(draft.Cue[0].First)) && document.Lower(draft.Source.IsEmpty ? 0 : draft.Source.First) is not ("who" or "which"))
            {
                return other;
            }
        }

        return draft;
    }

    private static bool IsOfSpeech(CueEntry entry) => entry is { Class: CueClass.Speech, Sense: not CueSense.Interpret };

    /// <summary>What a cue with such a subject yields; null for nothing.</summary>
    private static StatementKind? Judge(CueVerb cue, SubjectKind subject)
    {
        var entry = cue.Entry;
        var interprets = entry.Sense == CueSense.Interpret;
        return subject switch
        {
            // "Serbia signalled that": said by signs; "… he said, marking a shift": the author's own reading.
            SubjectKind.Actor => interprets && cue.Form == CueForm.Participle ? StatementKind.Narrator : interprets && !entry.Has(Frames.That) ? null : StatementKind.Indirect,
            SubjectKind.Document => interprets || entry.Lemma is "suggest" or "indicate" ? StatementKind.Narrator : StatementKind.Indirect,
            SubjectKind.Act => entry.Has(Frames.Reading) ? StatementKind.Narrator : null,
            _ => entry.Has(Frames.Reading) ? StatementKind.Narrator : interprets || entry.Sense is not (CueSense.Say or CueSense.Deny or CueSense.Demand) ? null : StatementKind.Indirect,
        };
    }

    private static double Score(CueVerb cue, Pattern pattern, SubjectKind subject)
    {
        var score = pattern switch
        {
            Pattern.Quotation => 0.9,
            Pattern.ThatClause => 0.88,
            Pattern.Postposed => 0.82,
            Pattern.BareClause => 0.8,
            Pattern.Infinitive => 0.78,
            Pattern.Narrator => 0.65,
            _ => 0.62,
        };
        return score * (cue.IsGuess ? 0.75 : 1) * (subject == SubjectKind.Other ? 0.8 : 1);
    }
}
