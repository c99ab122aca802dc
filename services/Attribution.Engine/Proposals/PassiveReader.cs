using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>
/// Reads passives that name the sayer: "had been told by the ministry that", "the plan was rejected by Oslo". Without an
/// agent there is nobody to attribute to.
/// </summary>
internal static class PassiveReader
{
    public static StatementDraft? Read(Analysis analysis, int index, TokenRange sentence, CueVerb cue, int end)
    {
        var document = analysis.Document;
        var source = Agent(document, cue, end);
        if (source.IsEmpty || SubjectKinds.Of(analysis, source) is not (SubjectKind.Actor or SubjectKind.Document))
        {
            return null;
        }

        var subject = SubjectReader.Of(analysis, sentence, cue);
        var after = source.First > cue.Group.End ? source.End : cue.Group.End;
        var rest = Adjuncts.Skip(analysis, after, end);
        var expletive = subject.Phrase.Count == 1 && document.Lower(subject.Phrase.First) == "it";
        if (rest < end && document.Lower(rest) == "that" && (expletive || cue.Entry.Has(Frames.Recipient | Frames.ObjectInfinitive)))
        {
            return Make(Pattern.ThatClause, rest + 1, expletive ? TokenRange.Empty : subject.Phrase);
        }

        if (rest < end && document.Lower(rest) == "to" && document.UposAt(rest) == Upos.Particle && cue.Entry.Has(Frames.ObjectInfinitive))
        {
            return Make(Pattern.Infinitive, rest, subject.Phrase);
        }

        // What is acted upon is the content; a pronoun there says too little of it.
        var acts = cue.Entry.Sense != CueSense.Say || cue.Entry.Lemma is "welcome" or "condemn" or "criticise" or "criticize" or "denounce" or "confirm" or "acknowledge" or "endorse" or "emphasise" or "emphasize" or "praise" or "highlight";
        return acts && cue.Entry.Has(Frames.NounPhrase) && !cue.Entry.Has(Frames.OnlyNegated) && !subject.Shared && !subject.Phrase.IsEmpty && document.UposAt(subject.Phrase.Last) != Upos.Pronoun
            ? Draft(Pattern.NounPhrase, subject.Phrase, TokenRange.Empty) : null;

        StatementDraft? Make(Pattern pattern, int start, TokenRange recipient) =>
            start >= end ? null : Draft(pattern, new TokenRange(start, Clauses.ContentEnd(analysis, cue.Verb, start, end)), recipient);

        StatementDraft Draft(Pattern pattern, TokenRange content, TokenRange recipient)
        {
            var first = recipient.IsEmpty ? Math.Min(cue.Group.First, content.First) : Math.Min(recipient.First, cue.Group.First);
            return new StatementDraft
            {
                Sentence = index,
                Verb = cue.Verb,
                Cue = [cue.Group],
                Entry = cue.Entry,
                Pattern = pattern,
                Kind = StatementKind.Indirect,
                Source = source,
                Recipient = recipient,
                Content = [content],
                Edge = Clauses.Edge(document, cue.Verb, first, sentence.First),
                Clause = new TokenRange(first, Math.Max(content.First, cue.Group.End)),
                Negated = cue.Negated,
                Score = pattern == Pattern.NounPhrase ? 0.6 : 0.85,
            };
        }
    }

    private static TokenRange Agent(Document document, CueVerb cue, int end)
    {
        foreach (var child in document.Tree.Children(cue.Verb))
        {
            if (child > cue.Verb && document.Relation(child) is Relation.ObliqueAgent or Relation.Oblique && document.Lower(document.Tree.Subtree(child).First) == "by" && !NounPhrases.IsTime(document, child))
            {
                return NounPhrases.Of(document, child);
            }
        }

        return document.Lower(cue.Group.End) == "by" ? NounPhrases.StartingAt(document, cue.Group.End + 1, end) : TokenRange.Empty;
    }
}
