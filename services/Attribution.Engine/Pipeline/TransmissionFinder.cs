using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds sentences that report a transmission between two parties: "X sent a letter to Y", "X received a call from Y",
/// "X met Y", "A message was transmitted by X to Y".
/// </summary>
internal static class TransmissionFinder
{
    private static readonly FrozenSet<string> Verbs = Set(
        "sent conveyed transmitted addressed dispatched delivered received held had wrote handed passed forwarded exchanged sends conveys holds receives transmits spoke talked met meets telephoned phoned appended attached");

    public static CommunicationDraft? Find(Analysis analysis, int index, TokenRange sentence)
    {
        var document = analysis.Document;
        for (var v = sentence.First + 1; v < sentence.End; v++)
        {
            var word = document.Lower(v);
            var calledOn = word == "called" && document.Lower(v + 1) == "on" && FirstParty(analysis, v + 2, Math.Min(sentence.End, v + 6)) is { Actor.Type: ActorType.Person };
            if (analysis.IsQuoted(v) || !(Verbs.Contains(word) || calledOn))
            {
                continue;
            }

            if (Read(analysis, index, sentence, v, calledOn) is { } communication)
            {
                return communication;
            }
        }

        return null;
    }

    private static CommunicationDraft? Read(Analysis analysis, int index, TokenRange sentence, int verb, bool calledOn)
    {
        var document = analysis.Document;
        var passive = WordLists.BeForms.Contains(document.Lower(verb - 1));
        var word = document.Lower(verb);
        var (channel, mention) = calledOn || word is "met" or "meets"
            ? (Channel.Meeting, new TokenRange(verb, verb + 1))
            : word is "telephoned" or "phoned" ? (Channel.Call, new TokenRange(verb, verb + 1)) : ChannelNear(analysis, sentence, verb, passive);
        if (!ChannelNouns.IsBilateral(channel))
        {
            return null;
        }

        var subject = SubjectFinder.Before(analysis, passive ? verb - 1 : verb, sentence.First);
        var first = passive ? After("by") : subject.IsEmpty ? null : Party(analysis, subject);
        var second = calledOn ? Party(analysis, new TokenRange(verb + 2, Limit(verb + 2))) : word is "met" or "meets" && document.Lower(verb + 1) != "with" ? Party(analysis, new TokenRange(verb + 1, Limit(verb + 1)))
            : word == "received" ? After("from") : word is "telephoned" or "phoned" ? Party(analysis, new TokenRange(verb + 1, Limit(verb + 1))) : After("to") ?? After("with");
        if (first is null || second is null || first.Value.Actor == second.Value.Actor)
        {
            return null;
        }

        var (sender, addressee) = word == "received" ? (second.Value, first.Value) : (first.Value, second.Value);
        var communication = new CommunicationDraft { Channel = channel, Sentence = index, Sender = sender.Actor, SenderEvidence = sender.Evidence };
        communication.Addressees.Add(new AddresseeDraft(addressee.Evidence, addressee.Actor, true));
        communication.Mentions.Add(mention);
        return communication;

        int Limit(int from)
        {
            var end = from;
            while (end < sentence.End && document.Lower(end) is not ("," or ";" or "." or "on" or "in" or "at" or "and" or "who" or "to"))
            {
                end++;
            }

            // "his colleague, Ana Ilić": an apposition belongs to the party.
            return document.Lower(end) == "," && analysis.Actors.At(end + 1) is { Actor.Type: ActorType.Person } apposed ? apposed.Range.End : end;
        }

        (ActorEntry Actor, TokenRange Evidence)? After(string preposition)
        {
            for (var i = verb + 1; i + 1 < sentence.End; i++)
            {
                if (document.Lower(i) == preposition && Party(analysis, new TokenRange(i + 1, Limit(i + 1))) is { } party)
                {
                    return party;
                }
            }

            return null;
        }
    }

    private static (Channel Channel, TokenRange Mention) ChannelNear(Analysis analysis, TokenRange sentence, int verb, bool passive)
    {
        var document = analysis.Document;
        var (from, to) = passive ? (sentence.First, verb) : (verb + 1, Math.Min(sentence.End, verb + 14));
        for (var i = from; i < to; i++)
        {
            var length = ChannelNouns.Match(document, i, out var channel);
            if (length > 0 && ChannelNouns.IsBilateral(channel))
            {
                var first = i;
                while (first > from && !WordLists.Prepositions.Contains(document.Lower(first - 1)) && document.Lower(first - 1) is not ("," or "by"))
                {
                    first--;
                    if (WordLists.Articles.Contains(document.Lower(first)))
                    {
                        break;
                    }
                }

                return (channel, new TokenRange(first, i + length));
            }
        }

        return default;
    }

    /// <summary>Who a phrase names: the person in it, or else what it resolves to.</summary>
    private static (ActorEntry Actor, TokenRange Evidence)? Party(Analysis analysis, TokenRange phrase)
    {
        if (phrase.IsEmpty || WordLists.Pronouns.Contains(analysis.Document.Lower(phrase.First)))
        {
            return null;
        }

        if (FirstParty(analysis, phrase.First, phrase.End) is { Actor.Type: ActorType.Person } person)
        {
            return (person.Actor, phrase);
        }

        return Voices.Of(analysis, phrase) == Voice.Actor && PhraseResolver.Resolve(analysis, phrase) is { } actor ? (actor, phrase) : null;
    }

    private static Mention? FirstParty(Analysis analysis, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Person } mention && analysis.Document.Lower(mention.Range.End) != "'s")
            {
                return mention;
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
