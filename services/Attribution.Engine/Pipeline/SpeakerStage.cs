using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Resolves sources and recipients to actors: names, surnames, titles, pronouns, capitals. What fits nobody, or more
/// than the text settles, stays unresolved.
/// </summary>
internal sealed class SpeakerStage : IStage
{
    private const int PronounReach = 3;

    public void Run(Analysis analysis)
    {
        var firstMention = FirstMentions(analysis);
        var speakers = new Dictionary<int, List<StatementDraft>>();
        foreach (var draft in analysis.Statements)
        {
            if (!draft.IsVoiceless)
            {
                draft.Speaker = Resolve(analysis, draft.Source, draft.Sentence, speakers, firstMention);
            }

            if (!draft.Recipient.IsEmpty)
            {
                draft.Addressees.Add(new AddresseeDraft(draft.Recipient, Resolve(analysis, draft.Recipient, draft.Sentence, speakers, firstMention), false));
            }

            if (draft.Speaker is not null && draft.NestedIn is null)
            {
                if (!speakers.TryGetValue(draft.Sentence, out var list))
                {
                    speakers[draft.Sentence] = list = [];
                }

                list.Add(draft);
            }
        }
    }

    private static ActorEntry? Resolve(Analysis analysis, TokenRange phrase, int sentence, Dictionary<int, List<StatementDraft>> speakers, int[] firstMention)
    {
        if (phrase.IsEmpty)
        {
            return null;
        }

        var word = analysis.Document.Lower(phrase.First);
        if (phrase.Count == 1 && WordLists.Pronouns.Contains(word))
        {
            var actor = Pronoun(analysis, word, phrase.First, sentence, speakers, firstMention);
            actor?.AddMention(phrase);
            return actor;
        }

        return PhraseResolver.Resolve(analysis, phrase);
    }

    /// <summary>The last fitting speaker or subject before a pronoun.</summary>
    private static ActorEntry? Pronoun(Analysis analysis, string pronoun, int token, int sentence, Dictionary<int, List<StatementDraft>> speakers, int[] firstMention)
    {
        if (pronoun is "we" or "i" or "us" or "me")
        {
            return analysis.Layout.Channel is Channel.Telegram or Channel.PressRelease ? analysis.Layout.Issuer : null;
        }

        var later = LaterInSentence(analysis, token, sentence, firstMention);
        for (var s = sentence; s >= 0 && s >= sentence - PronounReach; s--)
        {
            if (speakers.TryGetValue(s, out var drafts))
            {
                for (var i = drafts.Count - 1; i >= 0; i--)
                {
                    if (drafts[i].Source.First < token && !later.Contains(drafts[i].Speaker!) && Fits(drafts[i].Speaker!, pronoun))
                    {
                        return Mark(drafts[i].Speaker!, pronoun);
                    }
                }
            }

            for (var m = firstMention[s]; m < analysis.Actors.Mentions.Count && analysis.Actors.Mentions[m] is var mention && analysis.Document.SentenceOf(mention.Range.First) == s && mention.Range.First < token; m++)
            {
                var possessive = analysis.Document.Lower(mention.Range.End) == "'s";
                if (!mention.Demonym && !possessive && !analysis.IsQuoted(mention.Range.First) && !later.Contains(mention.Actor) && Fits(mention.Actor, pronoun))
                {
                    return Mark(mention.Actor, pronoun);
                }
            }
        }

        return null;
    }

    /// <summary>Whom the sentence names after the pronoun: "he believes Marin is right" is not said of Marin.</summary>
    private static HashSet<ActorEntry> LaterInSentence(Analysis analysis, int token, int sentence, int[] firstMention)
    {
        var later = new HashSet<ActorEntry>();
        var mentions = analysis.Actors.Mentions;
        for (var m = firstMention[sentence]; m < mentions.Count && analysis.Document.SentenceOf(mentions[m].Range.First) == sentence; m++)
        {
            if (mentions[m].Range.First > token && mentions[m].Actor.Type == ActorType.Person && !analysis.IsQuoted(mentions[m].Range.First))
            {
                later.Add(mentions[m].Actor);
            }
        }

        return later;
    }

    private static ActorEntry Mark(ActorEntry actor, string pronoun)
    {
        actor.Gender ??= pronoun is "he" or "him" ? 'm' : pronoun is "she" or "her" ? 'f' : null;
        return actor;
    }

    private static bool Fits(ActorEntry actor, string pronoun) => pronoun switch
    {
        "he" or "him" => actor.Type == ActorType.Person && !actor.IsPlural && actor.Gender is null or 'm' && actor.Type == ActorType.Person,
        "she" or "her" => actor.Type == ActorType.Person && !actor.IsPlural && actor.Gender is null or 'f' && actor.Type == ActorType.Person,
        "it" => actor.Type is ActorType.Institution or ActorType.State or ActorType.InternationalOrganisation,
        "they" or "them" => actor.IsPlural,
        _ => false,
    };

    /// <summary>Index of the first mention in each sentence.</summary>
    private static int[] FirstMentions(Analysis analysis)
    {
        var first = new int[analysis.Document.Sentences.Count];
        Array.Fill(first, int.MaxValue);
        for (var m = analysis.Actors.Mentions.Count - 1; m >= 0; m--)
        {
            first[analysis.Document.SentenceOf(analysis.Actors.Mentions[m].Range.First)] = m;
        }

        return first;
    }
}
