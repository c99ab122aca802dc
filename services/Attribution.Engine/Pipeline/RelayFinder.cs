using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds who passed a communication on: "This communication, reported by TASS through the ministry's press service". The
/// relays hold for that communication and nothing else.
/// </summary>
internal static class RelayFinder
{
    private static readonly FrozenSet<string> PassOn = "reported relayed carried published distributed quoted cited released".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Analysis analysis, TokenRange sentence, CommunicationDraft? communication)
    {
        var document = analysis.Document;
        if (communication is null)
        {
            return;
        }

        for (var i = sentence.First + 1; i + 2 < sentence.End; i++)
        {
            if (!PassOn.Contains(document.Lower(i)) || document.Lower(i + 1) != "by" || analysis.IsQuoted(i) || !IsOfCommunication(document, sentence, i))
            {
                continue;
            }

            if (CommunicationStage.OutletIn(analysis, new TokenRange(i + 2, Math.Min(sentence.End, i + 6))) is { } outlet)
            {
                communication.Relays.Add(outlet);
                if (Behind(analysis, outlet.Evidence.End, sentence.End) is { } source)
                {
                    communication.Relays.Add(source);
                }
            }

            return;
        }
    }

    /// <summary>What stands behind an agency: "through", "citing", "with reference to" somebody.</summary>
    public static HopDraft? Behind(Analysis analysis, int from, int to)
    {
        var document = analysis.Document;
        var start = document.Lower(from) == "," ? from + 1 : from;
        start = document.Lower(start) switch
        {
            "through" or "via" or "citing" or "quoting" => start + 1,
            "with" when document.Lower(start + 1) == "reference" => start + 3,
            _ => -1,
        };
        if (start < 0 || start >= to)
        {
            return null;
        }

        var end = start;
        while (end < to && document.Lower(end) is not ("," or "." or ";" or "that" or "said") && !analysis.IsQuoted(end))
        {
            end++;
        }

        return end > start ? Hop(analysis, new TokenRange(start, end)) : null;
    }

    public static HopDraft Hop(Analysis analysis, TokenRange range)
    {
        var document = analysis.Document;
        var words = Enumerable.Range(range.First, range.Count).Select(document.Lower).ToArray();
        if (words.Contains("press") && (words.Contains("service") || words.Contains("office")))
        {
            var name = document.TextOf(range);
            var service = analysis.Actors.GetOrAdd("phrase:" + name, () => new ActorEntry(name, ActorType.Institution) { State = analysis.Actors.StateIn(range) });
            service.AddMention(range);
            return new HopDraft(ChainRole.PressService, range, service);
        }

        var head = document.Lower(NounPhrases.Head(document, range));
        var role = head.StartsWith("spokes", StringComparison.Ordinal) ? ChainRole.Spokesperson : WordLists.Documents.Contains(head) ? ChainRole.Document : ChainRole.Speaker;
        return CommunicationStage.OutletIn(analysis, range) ?? new HopDraft(role, range, PhraseResolver.Resolve(analysis, range));
    }

    /// <summary>Whether the subject is a text or an exchange: a report of anything else passes no communication on.</summary>
    private static bool IsOfCommunication(Document document, TokenRange sentence, int verb)
    {
        for (var i = sentence.First; i < verb; i++)
        {
            if (document.Lower(i) is "communication" or "exchange" or "conversation" || WordLists.Documents.Contains(document.Lower(i)) || (ChannelNouns.Match(document, i, out var channel) > 0 && ChannelNouns.IsBilateral(channel)))
            {
                return true;
            }
        }

        return false;
    }
}
