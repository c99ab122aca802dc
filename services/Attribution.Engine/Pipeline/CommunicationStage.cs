using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Proposals;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Tells through what each statement was made: what its own clause says, else the communication that its speaker is
/// party to, else the occasion on which the same speaker spoke right before. Nothing is inherited from a public occasion
/// by somebody else.
/// </summary>
internal sealed class CommunicationStage : IStage
{
    private const int OccasionReach = 3;
    private const int None = int.MinValue;

    public void Run(Analysis analysis)
    {
        var statements = analysis.Statements.ToLookup(s => s.Sentence);
        CommunicationDraft? bilateral = null;
        StatementDraft? before = null;
        for (var s = 0; s < analysis.Document.Sentences.Count; s++)
        {
            analysis.CancellationToken.ThrowIfCancellationRequested();
            var sentence = analysis.Document.Sentences[s];
            if (sentence.Count > RuleProposer.LongestSentence || analysis.Layout.Headings.Contains(analysis.Document.ParagraphOf(sentence.First)))
            {
                continue;
            }

            if (TransmissionFinder.Find(analysis, s, sentence) is { } found)
            {
                analysis.Communications.Add(found);
                bilateral = found;
            }

            RelayFinder.Find(analysis, sentence, bilateral);
            foreach (var statement in statements[s])
            {
                if (statement.IsVoiceless)
                {
                    continue;
                }

                Assign(analysis, statement, bilateral, before);
                before = statement;
            }
        }
    }

    private static void Assign(Analysis analysis, StatementDraft statement, CommunicationDraft? bilateral, StatementDraft? before)
    {
        if (statement.Pattern == Pattern.Transcript)
        {
            Join(statement, Transcript(analysis, statement));
            return;
        }

        if (statement.NestedIn is not null)
        {
            return; // what somebody is said to have said elsewhere has a channel of its own, and the text must name it
        }

        if (!statement.Relay.IsEmpty && OutletIn(analysis, statement.Relay) is { } quoting)
        {
            var quoted = new CommunicationDraft { Channel = Channel.Unspecified, Sentence = statement.Sentence, Sender = statement.Speaker }; // an occasion of which only the relay is known
            quoted.Relays.Add(quoting);
            Join(statement, quoted);
        }
        else if (before is { Communication: { Relays.Count: > 0 } said } && before.Speaker == statement.Speaker && NamesOutletAgain(analysis.Document, statement.Recipient))
        {
            Join(statement, said);
        }
        else if (Spoken(analysis, statement, bilateral) is { } own)
        {
            Join(statement, own);
        }
        else if (bilateral is not null && IsParty(bilateral, statement))
        {
            Join(statement, bilateral);
        }
        else if (before is { Communication: { } occasion } && before.Speaker == statement.Speaker && statement.Speaker is not null && !ChannelNouns.IsBilateral(occasion.Channel) && IsNear(analysis, before, statement))
        {
            Join(statement, occasion);
        }
        else if (analysis.Layout.Channel != Channel.Unspecified && IsIssued(analysis, statement))
        {
            Join(statement, Issue(analysis));
        }
    }

    /// <summary>The occasion of a transcript's turns: one for each speaker.</summary>
    private static CommunicationDraft Transcript(Analysis analysis, StatementDraft statement)
    {
        var last = analysis.Communications.FindLast(c => c.IsTranscript);
        if (last is not null && last.Sender == statement.Speaker)
        {
            return last;
        }

        var turns = New(analysis, statement, Channel.Interview, default);
        turns.IsTranscript = true;
        return turns;
    }

    /// <summary>"told the agency": the one that was named before.</summary>
    private static bool NamesOutletAgain(Document document, TokenRange recipient) => recipient.Count == 2 && document.Lower(recipient.First) == "the" && document.Lower(recipient.Last) is "agency" or "newspaper" or "channel" or "broadcaster" or "paper" or "station";

    private static bool IsNear(Analysis analysis, StatementDraft before, StatementDraft statement) =>
        analysis.Document.ParagraphOf(statement.CueStart) - analysis.Document.ParagraphOf(before.CueStart) <= OccasionReach;

    /// <summary>The communication that the statement's own clause names; null if it names none.</summary>
    private static CommunicationDraft? Spoken(Analysis analysis, StatementDraft statement, CommunicationDraft? bilateral)
    {
        var document = analysis.Document;
        if (!statement.Recipient.IsEmpty && RecipientChannel(analysis, statement) is { } told)
        {
            return told;
        }

        if (SubjectKinds.Of(analysis, statement.Source) == SubjectKind.Document && ChannelIn(document, statement.Source, needsPreposition: false) is { } text)
        {
            return Document(analysis, statement, text, bilateral);
        }

        var clause = statement.Clause;
        if (ChannelIn(document, clause, needsPreposition: true) is { } spoken && !spoken.Mention.Overlaps(statement.Source) && statement.SharesSubjectWith is null)
        {
            return Document(analysis, statement, spoken, bilateral);
        }

        return statement.SharesSubjectWith is { Communication: { } shared } && !IsAnnex(analysis, statement) ? shared : null;
    }

    private static bool IsAnnex(Analysis analysis, StatementDraft statement) => analysis.Document.Sentences[statement.Sentence].First > statement.CueStart;

    private static CommunicationDraft? RecipientChannel(Analysis analysis, StatementDraft statement)
    {
        var document = analysis.Document;
        for (var i = statement.Recipient.First; i < statement.Recipient.End; i++)
        {
            if (document.Lower(i) is "reporters" or "journalists" or "correspondents")
            {
                return New(analysis, statement, Channel.PressConference, default);
            }

            if (document.Lower(i) is "parliament" or "lawmakers" or "deputies" or "assembly" or "senate" or "council" or "congress")
            {
                return New(analysis, statement, Channel.Speech, default);
            }
        }

        if (OutletIn(analysis, statement.Recipient) is not { } outlet)
        {
            return null;
        }

        var interview = New(analysis, statement, Channel.Interview, default);
        if (!IsPublisher(analysis, outlet))
        {
            interview.Relays.Add(outlet);
        }

        return interview;
    }

    /// <summary>Whether an outlet is the one that publishes the dispatch ("told the BBC" in a report of BBC News): it vouches already.</summary>
    private static bool IsPublisher(Analysis analysis, HopDraft outlet) =>
        analysis.Layout.Hops.Exists(h => h.Actor is not null && outlet.Actor is not null && (h.Actor == outlet.Actor || h.Actor.Name.StartsWith(outlet.Actor.Name, StringComparison.Ordinal) || outlet.Actor.Name.StartsWith(h.Actor.Name, StringComparison.Ordinal)));

    /// <summary>The agency or outlet that a phrase names.</summary>
    internal static HopDraft? OutletIn(Analysis analysis, TokenRange range)
    {
        var document = analysis.Document;
        var outlet = None;
        for (var i = range.First; i < range.End; i++)
        {
            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Agency } mention)
            {
                return new HopDraft(Gazetteer.Outlets.Match(document, mention.Range.First, out var role) > 0 ? role : ChainRole.Outlet, mention.Range, mention.Actor);
            }

            // An acronym that is told something is a broadcaster or agency, unless it is known as something else.
            if (range.Count == 1 && analysis.Actors.At(i) is null && document.Characters(i).Length is >= 3 and <= 6 && document.Characters(i).IndexOfAnyExceptInRange('A', 'Z') < 0 && !WordLists.Institutions.Contains(document.Lower(i)))
            {
                outlet = i - 1;
                break;
            }

            if (document.Lower(i) is "television" or "radio" or "tv" or "newspaper" or "magazine" or "daily" or "weekly" or "broadcaster" or "channel" or "website" or "portal" or "agency")
            {
                outlet = i;
            }
        }

        if (outlet == None)
        {
            return null;
        }

        var named = new TokenRange(outlet + 1, range.End);
        while (!named.IsEmpty && !document.IsCapitalised(named.First))
        {
            named = named with { First = named.First + 1 };
        }

        var evidence = named.IsEmpty ? range : named;
        if (named.IsEmpty && document.Lower(range.First) == "the" && range.Count == 2)
        {
            return null; // "the agency": which one the text has said before
        }

        var name = document.TextOf(evidence);
        var actor = analysis.Actors.GetOrAdd("outlet:" + name, () => new ActorEntry(name, ActorType.Agency));
        actor.AddMention(evidence);
        return new HopDraft(document.Lower(outlet) == "agency" ? ChainRole.Agency : ChainRole.Outlet, evidence, actor);
    }

    private static (Channel Channel, TokenRange Mention)? ChannelIn(Document document, TokenRange range, bool needsPreposition)
    {
        for (var i = range.First; i < range.End; i++)
        {
            var length = ChannelNouns.Match(document, i, out var channel);
            if (length == 0)
            {
                continue;
            }

            var first = i;
            while (first > range.First && i - first < 4 && !WordLists.Prepositions.Contains(document.Lower(first - 1)) && document.Lower(first - 1) is not ("," or "and"))
            {
                first--;
            }

            // "after a cabinet meeting", "before the talks" name a time, not a channel.
            if (needsPreposition && !(first > range.First && document.Lower(first - 1) is "in" or "at" or "during" or "by" or "via" or "through" or "on"))
            {
                continue;
            }

            return (channel, new TokenRange(first, i + length));
        }

        return null;
    }

    /// <summary>A communication of the clause: the one reported before, if the words point back to it, else a new one.</summary>
    private static CommunicationDraft Document(Analysis analysis, StatementDraft statement, (Channel Channel, TokenRange Mention) found, CommunicationDraft? bilateral)
    {
        var definite = analysis.Document.Lower(found.Mention.First) is "the" or "this" or "that" or "his" or "her" or "their";
        if (definite && bilateral is not null && (bilateral.Channel == found.Channel || (found.Channel == Channel.Letter && bilateral.Channel is Channel.Telegram or Channel.NoteVerbale)))
        {
            bilateral.Mentions.Add(found.Mention);
            if (SubjectKinds.Of(analysis, statement.Source) == SubjectKind.Document)
            {
                statement.Speaker = bilateral.Sender;
            }

            return bilateral;
        }

        if (SubjectKinds.Of(analysis, statement.Source) == SubjectKind.Document)
        {
            statement.Speaker = Author(analysis, statement.Source);
        }

        var communication = New(analysis, statement, found.Channel, found.Mention);
        if (ChannelNouns.IsBilateral(found.Channel) && Party(analysis, found.Mention.End, statement.Clause.End) is { } party)
        {
            communication.Addressees.Add(party);
        }

        return communication;
    }

    /// <summary>"Serbia's letter", "the ministry's statement": the possessor is the author.</summary>
    private static ActorEntry? Author(Analysis analysis, TokenRange source)
    {
        for (var i = source.First + 1; i < source.End; i++)
        {
            if (analysis.Document.Lower(i) == "'s")
            {
                return PhraseResolver.Resolve(analysis, source with { End = i });
            }
        }

        return null;
    }

    /// <summary>"in a letter delivered to Y": the party after "to" or "with".</summary>
    private static AddresseeDraft? Party(Analysis analysis, int from, int to)
    {
        var document = analysis.Document;
        for (var i = from; i < Math.Min(to, from + 8); i++)
        {
            if (document.Lower(i) is "to" or "with")
            {
                var phrase = NounPhrases.StartingAt(document, i + 1, to);
                return !phrase.IsEmpty && SubjectKinds.Of(analysis, phrase) == SubjectKind.Actor ? new AddresseeDraft(phrase, PhraseResolver.Resolve(analysis, phrase), true) : null;
            }
        }

        return null;
    }

    private static CommunicationDraft New(Analysis analysis, StatementDraft statement, Channel channel, TokenRange mention)
    {
        var communication = new CommunicationDraft { Channel = channel, Sentence = statement.Sentence, Sender = statement.Speaker, SenderEvidence = statement.Source };
        if (!mention.IsEmpty)
        {
            communication.Mentions.Add(mention);
        }

        analysis.Communications.Add(communication);
        return communication;
    }

    private static bool IsIssued(Analysis analysis, StatementDraft statement) => analysis.Layout.Channel == Channel.Statement && analysis.Layout.Issuer is null
        || (analysis.Layout.Issuer is not null && statement.Speaker == analysis.Layout.Issuer);

    private static CommunicationDraft Issue(Analysis analysis)
    {
        var layout = analysis.Layout;
        var issue = analysis.Communications.FirstOrDefault();
        if (issue is not { Sentence: < 0 })
        {
            issue = new CommunicationDraft { Channel = layout.Channel, Sentence = -1, Sender = layout.Issuer };
            if (!layout.ChannelEvidence.IsEmpty)
            {
                issue.Mentions.Add(layout.ChannelEvidence);
            }

            if (!layout.To.IsEmpty)
            {
                issue.Addressees.Add(new AddresseeDraft(layout.To, layout.ToActor, true));
            }

            analysis.Communications.Insert(0, issue);
        }

        return issue;
    }

    private static bool IsParty(CommunicationDraft communication, StatementDraft statement)
    {
        if (statement.Speaker is null || statement.Pattern == Pattern.AccordingTo)
        {
            return false;
        }

        var twoWay = communication.Channel is Channel.Call or Channel.Meeting;
        return statement.Speaker == communication.Sender
            || (twoWay && (communication.Addressees.Any(a => a.Actor == statement.Speaker) || IsSideOf(communication, statement.Speaker)));
    }

    /// <summary>"The two ministers", "the Egyptian side" of a meeting or call.</summary>
    private static bool IsSideOf(CommunicationDraft communication, ActorEntry speaker)
    {
        if (speaker.Type != ActorType.Collective)
        {
            return false;
        }

        var name = speaker.Name;
        var joint = name.StartsWith("The two", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Both", StringComparison.OrdinalIgnoreCase) || name.Equals("The sides", StringComparison.OrdinalIgnoreCase);
        return joint || (speaker.State is not null && (speaker.State == communication.Sender?.State || communication.Addressees.Any(a => a.Actor?.State == speaker.State)));
    }

    private static void Join(StatementDraft statement, CommunicationDraft communication)
    {
        statement.Communication = communication;
        statement.Channel = communication.Channel;
        if (!ChannelNouns.IsBilateral(communication.Channel) || statement.Addressees.Count > 0 || statement.Speaker is null)
        {
            return;
        }

        var isSender = statement.Speaker == communication.Sender;
        if (isSender)
        {
            statement.Addressees.AddRange(communication.Addressees.Select(a => a with { Inherited = true }));
        }
        else if (communication.Sender is { } sender && statement.Speaker.Type != ActorType.Collective && !communication.SenderEvidence.IsEmpty && sender != statement.Speaker)
        {
            statement.Addressees.Add(new AddresseeDraft(communication.SenderEvidence, sender, true));
        }
    }
}
