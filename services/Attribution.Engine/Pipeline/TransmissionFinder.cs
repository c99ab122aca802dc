using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Proposals;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds sentences that report a transmission between two parties: "X sent a letter to Y", "X received a call from Y",
/// "X met Y", "X was received by Y", "A message was transmitted by X to Y".
/// </summary>
internal static class TransmissionFinder
{
    private const int ChannelReach = 14;

    private static readonly FrozenSet<string> Meetings = Set("met meets meeting received receives hosted hosts welcomed");

    private static readonly FrozenSet<string> Calls = Set("telephoned telephones phoned phones rang");

    private static readonly FrozenSet<string> Verbs = Set(
        "sent sends conveyed conveys transmitted transmits addressed dispatched delivered received receives held holds had has wrote writes handed passed forwarded exchanged spoke speaks talked talks met meets appended attached " +
        "called made placed presented submitted hosted welcomed telephoned telephones phoned phones rang");

    private readonly record struct Party(ActorEntry Actor, TokenRange Evidence);

    public static CommunicationDraft? Find(Analysis analysis, int index, TokenRange sentence)
    {
        var document = analysis.Document;
        for (var verb = sentence.First; verb < sentence.End; verb++)
        {
            if (Verbs.Contains(document.Lower(verb)) && document.UposAt(verb) == Upos.Verb && !analysis.IsQuoted(verb) && Read(analysis, index, sentence, verb) is { } communication)
            {
                return communication;
            }
        }

        return null;
    }

    private static CommunicationDraft? Read(Analysis analysis, int index, TokenRange sentence, int verb)
    {
        var document = analysis.Document;
        var word = document.Lower(verb);
        var passive = document.XposAt(verb) == "VBN" && (document.Tree.Child(verb, Relation.PassiveAuxiliary) >= 0 || document.Tree.Child(verb, Relation.ObliqueAgent) >= 0);
        var subject = SubjectReader.Of(analysis, sentence, new CueVerb(verb, CueEntry.Unknown, new TokenRange(verb, verb + 1))).Phrase;
        if (passive && Meetings.Contains(word))
        {
            return Make(Channel.Meeting, new TokenRange(verb, verb + 1), Resolve(analysis, subject), After("by"));
        }

        var calledOn = word == "called" && document.Lower(verb + 1) == "on";
        var direct = Meetings.Contains(word) || calledOn || Calls.Contains(word);
        var obj = direct ? Object(analysis, verb, calledOn, sentence.End) : null;
        if (direct && obj is { Actor.Type: ActorType.Person or ActorType.Office or ActorType.Collective })
        {
            return Make(Calls.Contains(word) ? Channel.Call : Channel.Meeting, new TokenRange(verb, verb + 1), Resolve(analysis, subject), obj);
        }

        if (word is "met" or "meets" && After("with") is { } met)
        {
            return Make(Channel.Meeting, new TokenRange(verb, verb + 1), Resolve(analysis, subject), met);
        }

        var (channel, mention) = ChannelNear(document, sentence, verb, passive);
        if (channel == Channel.Unspecified && word is "spoke" or "speaks" or "talked" or "talks")
        {
            (channel, mention) = (analysis.Layout.Occasion, new TokenRange(verb, verb + 1));
        }

        if (!ChannelNouns.IsBilateral(channel))
        {
            return null;
        }

        var actor = passive ? After("by") : Resolve(analysis, subject);
        return word is "received" or "receives" ? Make(channel, mention, After("from"), actor) : Make(channel, mention, actor, After("to") ?? After("with") ?? (channel is Channel.Letter or Channel.Telegram ? After("from") : null));

        CommunicationDraft? Make(Channel through, TokenRange words, Party? sender, Party? addressee)
        {
            // Whoever receives an outlet gives an interview; no dispatch passes between the two.
            if (sender is not { Actor.Type: not ActorType.Agency } from || addressee is not { Actor.Type: not ActorType.Agency } to || from.Actor == to.Actor)
            {
                return null;
            }

            var communication = new CommunicationDraft { Channel = through, Sentence = index, Sender = from.Actor, SenderEvidence = from.Evidence };
            communication.Addressees.Add(new AddresseeDraft(to.Evidence, to.Actor, true));
            communication.Mentions.Add(words);
            return communication;
        }

        Party? After(string preposition)
        {
            for (var i = verb + 1; i + 1 < sentence.End; i++)
            {
                if (document.Lower(i) == preposition && document.UposAt(i) == Upos.Adposition && Resolve(analysis, WithName(analysis, NounPhrases.StartingAt(document, i + 1, sentence.End))) is { } party)
                {
                    return party;
                }
            }

            return null;
        }
    }

    private static Party? Object(Analysis analysis, int verb, bool calledOn, int end)
    {
        var phrase = NounPhrases.StartingAt(analysis.Document, calledOn ? verb + 2 : verb + 1, end);
        return Resolve(analysis, WithName(analysis, phrase));
    }

    /// <summary>"his colleague, Ana Ilić": a name behind a comma belongs to the party, whatever the tree says.</summary>
    private static TokenRange WithName(Analysis analysis, TokenRange phrase)
    {
        var document = analysis.Document;
        return !phrase.IsEmpty && document.Lower(phrase.End) == "," && PersonNouns.IsPerson(document.Lower(phrase.Last)) && analysis.Actors.At(phrase.End + 1) is { Actor.Type: ActorType.Person } named
            ? phrase with { End = named.Range.End } : phrase;
    }

    private static (Channel Channel, TokenRange Mention) ChannelNear(Document document, TokenRange sentence, int verb, bool passive)
    {
        var (from, to) = passive ? (Math.Max(sentence.First, verb - ChannelReach), verb) : (verb + 1, Math.Min(sentence.End, verb + ChannelReach));
        for (var i = from; i < to; i++)
        {
            var length = ChannelNouns.Match(document, i, out var channel);
            if (length > 0 && ChannelNouns.IsBilateral(channel))
            {
                var first = i;
                while (first > from && document.UposAt(first - 1) is Upos.Determiner or Upos.Adjective or Upos.Noun or Upos.Number)
                {
                    first--;
                }

                return (channel, new TokenRange(first, i + length));
            }
        }

        return default;
    }

    /// <summary>Who a phrase names: the person in it, or else what it resolves to.</summary>
    private static Party? Resolve(Analysis analysis, TokenRange phrase)
    {
        if (phrase.IsEmpty || analysis.Document.UposAt(phrase.First) == Upos.Pronoun && phrase.Count == 1)
        {
            return null;
        }

        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Person } mention && analysis.Document.Lower(mention.Range.End) != "'s")
            {
                return new Party(mention.Actor, phrase);
            }
        }

        return SubjectKinds.Of(analysis, phrase) == SubjectKind.Actor && PhraseResolver.Resolve(analysis, phrase) is { } actor ? new Party(actor, phrase) : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
