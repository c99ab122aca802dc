using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Resolves sources and recipients to actors: names, surnames, titles, pronouns, capitals. What fits nobody, or more
/// than the text settles, stays unresolved.
/// </summary>
internal sealed class SpeakerStage : IStage
{
    public void Run(Analysis analysis)
    {
        var pronouns = new PronounResolver(analysis);
        foreach (var draft in analysis.Statements)
        {
            var recipient = draft.Recipient.IsEmpty ? null : Resolve(analysis, pronouns, draft, draft.Recipient, null);
            if (!draft.IsVoiceless)
            {
                draft.Speaker = Resolve(analysis, pronouns, draft, draft.Source, recipient);
            }

            if (!draft.Recipient.IsEmpty)
            {
                draft.Addressees.Add(new AddresseeDraft(draft.Recipient, recipient, false));
            }

            if (draft.Speaker is { Type: ActorType.Person, Gender: null } speaker)
            {
                speaker.Gender = GenderIn(analysis, draft);
            }

            pronouns.Heard(draft);
        }

        // Nobody reports his own words: "she said she had told reporters" is one statement; and whoever "they" are, nothing tells that somebody else spoke.
        analysis.Statements.RemoveAll(s => s.NestedIn is { } outer && (s.Speaker is not null ? s.Speaker == outer.Speaker : s.Source.Count == 1 && PronounResolver.IsPronoun(analysis.Document.Lower(s.Source.First))));
    }

    private static ActorEntry? Resolve(Analysis analysis, PronounResolver pronouns, StatementDraft draft, TokenRange phrase, ActorEntry? except)
    {
        if (phrase.IsEmpty)
        {
            return draft.Pattern == Pattern.Transcript ? pronouns.LastInTurn : null;
        }

        if (phrase.Count > 1 || !PronounResolver.IsPronoun(analysis.Document.Lower(phrase.First)))
        {
            return PhraseResolver.Resolve(analysis, phrase);
        }

        var actor = pronouns.Resolve(phrase.First, draft, except);
        actor?.AddMention(phrase);
        return actor;
    }

    /// <summary>"The President said that he would not": the pronoun that is the subject of what a person says is mostly that person.</summary>
    private static char? GenderIn(Analysis analysis, StatementDraft draft)
    {
        var document = analysis.Document;
        char? gender = null;
        foreach (var part in draft.Content)
        {
            for (var i = part.First; i < part.End; i++)
            {
                if (analysis.Actors.At(i) is { Actor.Type: ActorType.Person } || document.Lower(i) is "him" or "her" or "his")
                {
                    return null;
                }

                if (document.Lower(i) is not ("he" or "she") || analysis.IsQuoted(i))
                {
                    continue;
                }

                var found = document.Lower(i) == "he" ? 'm' : 'f';
                if (gender is { } before && before != found)
                {
                    return null;
                }

                gender = found;
            }
        }

        return gender;
    }
}
