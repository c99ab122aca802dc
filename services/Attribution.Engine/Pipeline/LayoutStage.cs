using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Reads what stands around the running text: dateline, letterhead, byline, telegram header, signature. The agency or
/// institution named there vouches for every statement of the dispatch.
/// </summary>
internal sealed class LayoutStage : IStage
{
    private const int MostHeadings = 15;
    private const int LongestHeading = 30;
    private const int LongestDateline = 16;

    private static readonly FrozenSet<string> Issuers = new[] { "ministry", "embassy", "government", "mission", "office", "secretariat", "presidency", "delegation", "consulate", "department" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> HeaderKeys = new[] { "from", "to", "info", "ref", "class", "classification", "subject", "date", "dtg", "cc", "tags", "precedence", "no", "fm" }.ToFrozenSet(StringComparer.Ordinal);

    public void Run(Analysis analysis)
    {
        var document = analysis.Document;
        var layout = analysis.Layout;
        var count = document.Paragraphs.Count;
        var p = 0;
        for (; p < count - 1 && p < MostHeadings; p++)
        {
            var paragraph = document.Paragraphs[p];
            if (ReadHeader(analysis, paragraph) || (IsHeading(document, paragraph) && ReadHeading(analysis, paragraph, p)))
            {
                layout.Headings.Add(p);
            }
            else if (!IsHeading(document, paragraph))
            {
                break;
            }
        }

        if (p < count)
        {
            layout.BodyStart = ReadDateline(analysis, document.Paragraphs[p]);
        }

        if (count > 2 && document.Paragraphs[^1] is { Count: <= 3 } last && Enumerable.Range(last.First, last.Count).All(i => document.IsCapitalised(i)))
        {
            layout.Headings.Add(count - 1);
        }
    }

    /// <summary>The first token behind the number, classification mark and label of a paragraph: "2. (C) Comment:".</summary>
    internal static int SkipNumber(Document document, int first)
    {
        if (document.Tokens[first].Kind == TokenKind.Number && document.Lower(first + 1) is "." or ")")
        {
            first += 2;
        }
        else if (document.Characters(first) is { Length: > 1 and < 6 } number && char.IsAsciiDigit(number[0]) && number[^1] is '.' or ')')
        {
            first++; // some tokenizers keep "1." together
        }
        else if (document.Lower(first) is "•" or "*" or "·")
        {
            first++;
        }

        if (document.Lower(first) == "(" && document.Characters(Math.Min(first + 1, document.Count - 1)).Length <= 4 && document.Lower(first + 2) == ")")
        {
            first += 3;
        }

        return document.Lower(first) is "summary" or "comment" or "note" or "begin" && document.Lower(first + 1) is ":" or "." ? first + 2 : first;
    }

    private static bool IsHeading(Document document, TokenRange paragraph) => paragraph.Count <= LongestHeading && document.Tokens[paragraph.Last].Kind != TokenKind.Quote
        && document.Lower(paragraph.Last) is not ("." or "!" or "?" or ":" or "…" or "," or ";");

    /// <summary>"FROM: EMBASSY AMMAN".</summary>
    private static bool ReadHeader(Analysis analysis, TokenRange paragraph)
    {
        var document = analysis.Document;
        var key = document.Lower(paragraph.First);
        if (paragraph.Count < 2 || !HeaderKeys.Contains(key))
        {
            return false;
        }

        // "FM EMBASSY LUSAKA": old telegrams have no colon, but capitals throughout.
        var colon = document.Lower(paragraph.First + 1) == ":";
        if (!colon && !(key is "from" or "fm" or "to" or "info" && IsInCapitals(document, paragraph)))
        {
            return false;
        }

        var value = new TokenRange(paragraph.First + (colon ? 2 : 1), paragraph.End);
        if (value.IsEmpty)
        {
            return true;
        }

        switch (key)
        {
            case "from" or "fm":
                AddIssuer(analysis, value);
                analysis.Layout.Channel = Channel.Telegram;
                break;
            case "to":
                analysis.Layout.To = value;
                analysis.Layout.ToActor = Institution(analysis, value);
                break;
        }

        return true;
    }

    private static bool IsInCapitals(Document document, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (document.Characters(i).IndexOfAnyInRange('a', 'z') >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadHeading(Analysis analysis, TokenRange paragraph, int index)
    {
        var document = analysis.Document;
        var layout = analysis.Layout;
        var words = Enumerable.Range(paragraph.First, paragraph.Count).ToArray();
        var hasDate = words.Any(i => WordLists.Months.Contains(document.Lower(i))) && words.Any(i => document.Tokens[i].Kind == TokenKind.Number);
        if (document.Lower(paragraph.First) == "by" && paragraph.Count <= 6)
        {
            if (analysis.Actors.At(paragraph.First + 1) is { Actor.Type: ActorType.Agency } agency)
            {
                agency.Actor.IsUsed = true;
                layout.Hops.Add(new HopDraft(layout.Hops.Count == 0 ? ChainRole.Publisher : ChainRole.Agency, agency.Range, agency.Actor));
            }

            return true;
        }

        foreach (var i in words)
        {
            if (layout.Occasion == Channel.Unspecified && ChannelNouns.Match(document, i, out var occasion) > 0 && occasion is Channel.Call or Channel.Meeting)
            {
                layout.Occasion = occasion;
            }
        }

        var heading = document.TextOf(paragraph).ToLowerInvariant();
        var channel = heading.Contains("press release", StringComparison.Ordinal) ? Channel.PressRelease
            : heading.Contains("communiqu", StringComparison.Ordinal) || heading.Contains("joint statement", StringComparison.Ordinal)
                || heading.Contains("press statement", StringComparison.Ordinal) ? Channel.Statement : Channel.Unspecified;
        if (channel != Channel.Unspecified && (paragraph.Count <= 10 || document.Lower(paragraph.First) is "joint" or "final" or "communiqué" or "communique" or "press"))
        {
            layout.Channel = channel;
            layout.ChannelEvidence = paragraph;
            return true;
        }

        // A letterhead is a name and nothing else: a line with a verb that attributes is a headline.
        if (layout.Hops.Count == 0 && words.Any(i => Issuers.Contains(document.Lower(i))) && words.All(i => document.IsCapitalised(i) || CueLexicon.Match(document, i) is null))
        {
            AddIssuer(analysis, paragraph);
            return true;
        }

        if (index == 0 && hasDate && layout.Hops.Count == 0 && (analysis.Actors.At(paragraph.First)?.Actor.Type == ActorType.Agency || document.Lower(paragraph.First) == "the"))
        {
            var comma = words.FirstOrDefault(i => document.Lower(i) == ",", paragraph.First);
            if (comma > paragraph.First)
            {
                var name = new TokenRange(paragraph.First, comma);
                layout.Hops.Add(new HopDraft(ChainRole.Publisher, name, analysis.Actors.GetOrAdd("outlet:" + document.TextOf(name), () => new ActorEntry(document.TextOf(name), ActorType.Agency))));
            }

            return true;
        }

        if (layout.Hops.Count == 0 && Outlet(analysis, paragraph, hasDate) is { IsEmpty: false } outlet)
        {
            var actor = analysis.Actors.At(outlet.First)?.Actor ?? analysis.Actors.GetOrAdd("outlet:" + document.TextOf(outlet), () => new ActorEntry(document.TextOf(outlet), ActorType.Agency));
            actor.IsUsed = true;
            layout.Hops.Add(new HopDraft(ChainRole.Publisher, outlet, actor));
            return true;
        }

        // A place and a date, or words in capitals only: no statement stands there.
        return hasDate && paragraph.Count <= 8 || words.All(i => document.IsCapitalised(i) && document.Characters(i).IndexOfAnyInRange('a', 'z') < 0 || document.Tokens[i].Kind != TokenKind.Word);
    }

    /// <summary>"BBC News, Tbilisi", "Gazeta, Chișinău, 4 October": the outlet before place and date.</summary>
    private static TokenRange Outlet(Analysis analysis, TokenRange paragraph, bool hasDate)
    {
        var document = analysis.Document;
        var commas = 0;
        var first = paragraph.End;
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (document.UposAt(i) is Upos.Verb or Upos.Auxiliary)
            {
                return TokenRange.Empty;
            }

            if (document.Lower(i) == ",")
            {
                commas++;
                first = Math.Min(first, i);
            }
        }

        var name = new TokenRange(paragraph.First, first);
        var known = analysis.Actors.At(name.First);
        if (known is { Actor.Type: ActorType.Agency } && known.Range.First == name.First && name.Count <= known.Range.Count + 2 && paragraph.Count <= 10)
        {
            return name;
        }

        return hasDate && commas >= 2 && known is null && name.Count <= 4 && document.IsCapitalised(name.First) && paragraph.Count <= 12 ? name : TokenRange.Empty;
    }

    private static void AddIssuer(Analysis analysis, TokenRange range)
    {
        var issuer = Institution(analysis, range);
        analysis.Layout.Issuer = issuer;
        analysis.Layout.Hops.Add(new HopDraft(ChainRole.Publisher, range, issuer));
    }

    private static ActorEntry Institution(Analysis analysis, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (analysis.Actors.At(i) is { Actor.Type: ActorType.Institution } mention && mention.Range.First >= range.First)
            {
                mention.Actor.State ??= analysis.Actors.StateIn(range);
                return mention.Actor;
            }
        }

        var name = analysis.Document.TextOf(range);
        var entry = analysis.Actors.Institution(name, null, ActorType.Institution);
        entry.AddMention(range);
        return entry;
    }

    /// <summary>"NAIROBI, March 4 (Reuters) - ": where the text begins after it.</summary>
    private static int ReadDateline(Analysis analysis, TokenRange paragraph)
    {
        var document = analysis.Document;
        var end = Math.Min(paragraph.End, paragraph.First + LongestDateline);
        for (var i = paragraph.First + 1; i < end; i++)
        {
            // TASS sets its name between slashes: "OSLO, May 5. /TASS/. The line …".
            var slashed = document.Characters(i)[0] == '.' && i > paragraph.First + 2 && document.Characters(i - 1)[^1] == '/';
            if (!slashed && (document.Characters(i)[0] is not ('-' or '–' or '—') || document.IsAttached(i + 1)))
            {
                continue;
            }

            for (var k = paragraph.First; k < i; k++)
            {
                if (analysis.Actors.At(k) is { Actor.Type: ActorType.Agency } agency && document.Lower(k - 1) is "(" or "/" or "," or "")
                {
                    agency!.Actor.IsUsed = true;
                    analysis.Layout.Hops.Insert(0, new HopDraft(ChainRole.Publisher, agency.Range, agency.Actor));
                    return i + 1;
                }
            }

            return document.Characters(paragraph.First).IndexOfAnyInRange('a', 'z') < 0 ? i + 1 : paragraph.First;
        }

        return paragraph.First;
    }
}
