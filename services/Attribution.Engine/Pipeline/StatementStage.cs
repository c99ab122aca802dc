using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>
/// Finds statements sentence by sentence: each cue verb with its subject and what it governs, then cuts the content of
/// a cue where the clause of the next one begins.
/// </summary>
/// <remarks>
/// A sentence longer than <see cref="LongestSentence"/> tokens is no prose (tables, lists, broken markup) and is passed
/// over; that also keeps the work linear in the length of the text.
/// </remarks>
internal sealed class StatementStage : IStage
{
    internal const int LongestSentence = 400;

    public void Run(Analysis analysis)
    {
        var document = analysis.Document;
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            analysis.CancellationToken.ThrowIfCancellationRequested();
            var sentence = document.Sentences[s];
            if (sentence.First < analysis.Layout.BodyStart && analysis.Layout.BodyStart < sentence.End)
            {
                sentence = sentence with { First = analysis.Layout.BodyStart };
            }

            if (sentence.Count > LongestSentence || analysis.Layout.Headings.Contains(document.ParagraphOf(sentence.First)))
            {
                continue;
            }

            sentence = SkipEnumerator(document, sentence);
            if (!sentence.IsEmpty)
            {
                Read(analysis, s, sentence);
            }
        }
    }

    private static TokenRange SkipEnumerator(Document document, TokenRange sentence)
    {
        var first = sentence.First;
        if (document.Tokens[first].Kind == TokenKind.Number && document.Lower(first + 1) is "." or ")" && first == document.Paragraphs[document.ParagraphOf(first)].First)
        {
            first += 2;
        }

        return sentence with { First = Math.Min(first, sentence.End) };
    }

    private static void Read(Analysis analysis, int index, TokenRange sentence)
    {
        var found = new List<StatementDraft>();
        AgentlessFinder.Find(analysis, index, sentence, found);
        AccordingToFinder.Find(analysis, index, sentence, found);
        NounCueFinder.Find(analysis, index, sentence, found);
        StatementDraft? previous = null;
        var floor = sentence.First;
        var dropped = false; // the verb before belongs to a clause inside some content
        foreach (var hit in CueFinder.Find(analysis, sentence))
        {
            if (found.Any(f => f.Pattern is Pattern.Agentless or Pattern.Noun && f.Cue.Any(c => c.Overlaps(hit.Group))))
            {
                continue;
            }

            var draft = ReadHit(analysis, index, sentence, hit, floor, previous, dropped);
            if (draft is null)
            {
                continue;
            }

            floor = hit.Group.End;
            dropped = draft.Content.Count == 0;
            if (!dropped)
            {
                found.Add(draft);
                previous = draft;
            }
        }

        Settle(analysis, found);
        Divide(analysis, found);
        analysis.Statements.AddRange(found);
    }

    /// <summary>Reads one cue; a draft without content marks a verb that says nothing usable.</summary>
    private static StatementDraft? ReadHit(Analysis analysis, int index, TokenRange sentence, CueHit hit, int floor, StatementDraft? previous, bool dropped)
    {
        var document = analysis.Document;
        if (CitedAsSaying(analysis, index, sentence, hit) is { } cited)
        {
            return cited;
        }

        var end = ContentEnd(document, sentence);
        if (hit.Passive)
        {
            return PassiveFinder.Read(analysis, index, sentence, hit, floor, end);
        }

        var edge = hit.Edge;
        var source = hit.Participle ? TokenRange.Empty : SubjectFinder.Before(analysis, hit.Group.First, floor);
        var shares = false;
        if (!hit.Participle && source.IsEmpty && document.Lower(edge - 1) is "and" or "but" or "then" or "," && edge - 1 > sentence.First)
        {
            edge -= document.Lower(edge - 2) == "," || document.Lower(edge - 1) == "then" ? 2 : 1;
            shares = true;
        }

        var inverted = !hit.Participle && hit.Group.First > sentence.First && IsInverted(analysis, hit, source, end);
        shares &= !inverted;
        if (inverted)
        {
            source = SubjectFinder.After(analysis, hit.Group.End, end);
        }

        if (!source.IsEmpty && document.Lower(source.First - 1) is "if" or "unless" or "until" or "once" or "whether")
        {
            return Dropped(index, hit);
        }

        if (hit.Participle || shares)
        {
            if (dropped)
            {
                return null;
            }

            source = previous?.Source ?? SubjectFinder.Main(analysis, sentence, hit.Group.First);
        }
        else if (!source.IsEmpty)
        {
            edge = EdgeBefore(document, source.First, sentence.First);
        }

        var voiceless = (hit.Participle || shares) && previous is { IsVoiceless: true };
        var voice = voiceless ? Voice.Act : Voices.Of(analysis, source);
        var kind = Judge(hit.Entry, voice, hit.Participle && previous is not null);
        if (kind is null || (source.IsEmpty && !voiceless))
        {
            return null;
        }

        var complement = inverted || Interrupts(analysis, sentence, hit, source) ? null : ContentFinder.Right(analysis, hit, end);
        if (complement is not null)
        {
            if (voice == Voice.Other && complement.Pattern is not (Pattern.ThatClause or Pattern.BareClause or Pattern.Quotation))
            {
                return null;
            }

            return new StatementDraft
            {
                Sentence = index,
                Cue = [complement.Cue],
                Entry = hit.Entry,
                Pattern = kind == StatementKind.Narrator ? Pattern.Narrator : complement.Pattern,
                Kind = kind.Value,
                Source = kind == StatementKind.Narrator ? TokenRange.Empty : source,
                Content = [complement.Content],
                Recipient = complement.Recipient,
                Edge = edge,
                Clause = new TokenRange(sentence.First, complement.Content.First),
                Negated = hit.Negated,
                SharesSubjectWith = hit.Participle || shares ? previous : null,
            };
        }

        return kind == StatementKind.Narrator || hit.Participle || shares ? null : Postposed(analysis, index, sentence, hit, source, inverted);
    }

    /// <summary>A verb that says nothing of its own, and whose subject nothing after it shares.</summary>
    private static StatementDraft Dropped(int index, CueHit hit) => new() { Sentence = index, Cue = [hit.Group], Pattern = Pattern.BareClause };

    /// <summary>"Words, said X.": the source stands behind the cue.</summary>
    private static bool IsInverted(Analysis analysis, CueHit hit, TokenRange source, int end)
    {
        if (source.IsEmpty && EndsQuotation(analysis, hit.Group.First - 1))
        {
            return true;
        }

        if (analysis.Document.Lower(hit.Group.First - 1) != "," || !hit.Entry.Has(Frames.Quotation))
        {
            return false;
        }

        var behind = SubjectFinder.After(analysis, hit.Group.End, end);
        return !behind.IsEmpty && analysis.Document.Lower(behind.First) is not "that" && (behind.End >= end || analysis.Document.Lower(behind.End) == ",")
            && (analysis.Actors.At(behind.Last) is { Actor.Type: ActorType.Person } || SubjectFinder.HasPersonHead(analysis.Document, behind));
    }

    /// <summary>"Words, X said.": the content stands before the source.</summary>
    private static StatementDraft? Postposed(Analysis analysis, int index, TokenRange sentence, CueHit hit, TokenRange source, bool inverted)
    {
        var document = analysis.Document;
        if (!hit.Entry.Has(Frames.Quotation | Frames.BareThat))
        {
            return null;
        }

        var end = ContentEnd(document, sentence);
        var edge = inverted ? hit.Group.First : source.First;
        var left = edge - 1;
        if (left < sentence.First)
        {
            return null;
        }

        var quoted = EndsQuotation(analysis, left) ? analysis.Quotations[analysis.QuotationAt[document.Lower(left) == "," ? left - 1 : left]] : null;
        if (quoted is null && document.Lower(left) != ",")
        {
            return null;
        }

        var recipient = inverted ? TokenRange.Empty : ContentFinder.TrailingRecipient(analysis, hit, end);
        if (recipient.IsEmpty && hit.Entry.Lemma == "tell")
        {
            return null;
        }

        var rest = ContentFinder.SkipAdjuncts(analysis, inverted ? source.End : recipient.IsEmpty ? hit.Group.End : recipient.End, end);
        var content = new List<TokenRange>();
        var wholeSentenceQuoted = quoted is not null && quoted.Outer.First <= sentence.First;
        if (wholeSentenceQuoted)
        {
            content.Add(quoted!.Outer);
        }
        else if (!hit.Entry.Has(Frames.BareThat) && quoted is null)
        {
            return null;
        }
        else
        {
            var lead = quoted is null ? AfterColon(document, sentence.First, left) : sentence.First;
            if (quoted is null && !ContentFinder.HasVerb(document, lead, left) && !(rest + 1 < end && document.Lower(rest) == "," && (ContentFinder.OpensQuotation(analysis, rest + 1) || GoesOn(document, rest + 1))))
            {
                return null; // "In a panel on Sunday, X said": a phrase of place or time, no content
            }

            content.Add(new TokenRange(lead, quoted is null ? left : quoted.Outer.End));
        }

        // "Words, he said, words": what follows the second comma goes on, if it is quoted as the first part is.
        if (rest + 1 < end && document.Lower(rest) == "," && (ContentFinder.OpensQuotation(analysis, rest + 1) || (quoted is null && GoesOn(document, rest + 1))))
        {
            content.Add(new TokenRange(rest + 1, end));
        }

        return new StatementDraft
        {
            Sentence = index,
            Cue = [hit.Group],
            Entry = hit.Entry,
            Pattern = quoted is not null ? Pattern.Quotation : Pattern.Postposed,
            Source = source,
            Content = content,
            Recipient = recipient,
            Edge = document.Lower(left) == "," ? left : edge,
            Clause = new TokenRange(edge, Math.Max(rest, hit.Group.End)),
            Negated = hit.Negated,
        };
    }

    /// <summary>"Larraín was careful: Chile, he said, …": the content begins after the colon.</summary>
    private static int AfterColon(Document document, int first, int end)
    {
        for (var i = end - 1; i > first; i--)
        {
            if (document.Lower(i) is ":" or ";")
            {
                return i + 1;
            }
        }

        return first;
    }

    private static bool GoesOn(Document document, int token) => WordLists.Auxiliaries.Contains(document.Lower(token)) || document.Lower(token) is "if" or "unless" or "provided" or "and" or "but" or "because" or "so" or "or" or "though" or "although";

    /// <summary>"was cited by MTI as saying that …".</summary>
    private static StatementDraft? CitedAsSaying(Analysis analysis, int index, TokenRange sentence, CueHit hit)
    {
        var document = analysis.Document;
        if (!hit.Participle || document.Lower(hit.Group.First - 1) != "as")
        {
            return null;
        }

        for (var i = hit.Group.First - 2; i > sentence.First && i > hit.Group.First - 14; i--)
        {
            if (document.Lower(i) is not ("cited" or "quoted") || !WordLists.BeForms.Contains(document.Lower(i - 1)))
            {
                continue;
            }

            var source = SubjectFinder.Before(analysis, i - 1, sentence.First);
            var end = ContentEnd(document, sentence);
            var complement = ContentFinder.Right(analysis, hit, end);
            if (source.IsEmpty || complement is null)
            {
                return null;
            }

            var together = i + 1 == hit.Group.First - 1;
            return new StatementDraft
            {
                Sentence = index,
                Cue = together ? [new TokenRange(i - 1, hit.Group.End)] : [new TokenRange(i - 1, i + 1), new TokenRange(hit.Group.First - 1, hit.Group.End)],
                Entry = hit.Entry,
                Pattern = complement.Pattern,
                Source = source,
                Content = [complement.Content],
                Relay = document.Lower(i + 1) == "by" ? new TokenRange(i + 2, hit.Group.First - 1) : TokenRange.Empty,
                Edge = EdgeBefore(document, source.First, sentence.First),
                Clause = new TokenRange(sentence.First, complement.Content.First),
            };
        }

        return null;
    }

    /// <summary>"Chile, he said, “will not negotiate”": source and cue stand between the parts of one content.</summary>
    private static bool Interrupts(Analysis analysis, TokenRange sentence, CueHit hit, TokenRange source)
    {
        var document = analysis.Document;
        var comma = hit.Group.End;
        return !source.IsEmpty && source.First - 1 > sentence.First && document.Lower(source.First - 1) == "," && document.Lower(comma) == "," && ContentFinder.OpensQuotation(analysis, comma + 1)
            && char.IsLower(document.Characters(Math.Min(comma + 2, document.Count - 1))[0]) && !analysis.IsQuoted(source.First - 2) && !SubjectFinder.IsLeadIn(document.Lower(sentence.First));
    }

    /// <summary>What a cue with such a subject yields; null for nothing.</summary>
    private static StatementKind? Judge(CueEntry entry, Voice voice, bool participle)
    {
        var interprets = entry.Sense == CueSense.Interpret;
        switch (voice)
        {
            case Voice.Actor:
                // "Serbia signalled that": said by signs; "Lavrov's visit, he said, marking a shift": the author's own reading.
                return interprets && participle ? StatementKind.Narrator
                    : interprets && !entry.Has(Frames.That) ? null : StatementKind.Indirect;
            case Voice.Document:
                return interprets || entry.Lemma is "suggest" or "indicate" ? StatementKind.Narrator : StatementKind.Indirect;
            case Voice.Act:
                return entry.Has(Frames.Reading) ? StatementKind.Narrator : null;
            default:
                return interprets || entry.Sense != CueSense.Say ? null : StatementKind.Indirect;
        }
    }

    /// <summary>Cuts each content where the clause of a later cue begins, and drops verbs that lie inside a content.</summary>
    private static void Settle(Analysis analysis, List<StatementDraft> found)
    {
        found.Sort((x, y) => x.Cue[0].First.CompareTo(y.Cue[0].First));
        for (var i = 0; i < found.Count; i++)
        {
            for (var k = i + 1; k < found.Count; k++)
            {
                var (outer, inner) = (found[i], found[k]);
                var last = outer.Content[^1];
                if (!last.Contains(inner.Cue[0].First))
                {
                    continue;
                }

                if (inner.Edge > last.First && IsSeparated(analysis.Document, inner))
                {
                    outer.Content[^1] = last with { End = inner.Edge };
                }
                else if (inner.Pattern == Pattern.ThatClause && inner.Entry is { Class: CueClass.Speech } && inner.NestedIn is null && inner.SharesSubjectWith is null && Leads(inner, last))
                {
                    inner.NestedIn = outer;
                    TrimToParent(inner, outer);
                }
                else
                {
                    found.RemoveAt(k--);
                }
            }
        }
    }

    /// <summary>Whether the inner clause begins where the content does: "said the King had told".</summary>
    private static bool Leads(StatementDraft inner, TokenRange content) => inner.Edge <= content.First + 1;

    /// <summary>"recalled that A, and that B": two statements under one cue.</summary>
    private static void Divide(Analysis analysis, List<StatementDraft> found)
    {
        var document = analysis.Document;
        for (var k = 0; k < found.Count; k++)
        {
            var draft = found[k];
            if (draft.Pattern != Pattern.ThatClause)
            {
                continue;
            }

            var content = draft.Content[^1];
            for (var i = content.First + 3; i + 2 < content.End; i++)
            {
                if (document.Lower(i) is "and" or "but" && document.Lower(i + 1) == "that" && !analysis.IsQuoted(i) && !WordLists.Auxiliaries.Contains(document.Lower(i + 2)))
                {
                    draft.Content[^1] = content with { End = i };
                    found.Insert(k + 1, draft.Again(content with { First = i + 2 }));
                    break;
                }
            }
        }
    }

    private static void TrimToParent(StatementDraft inner, StatementDraft outer)
    {
        if (inner.Content[^1].End > outer.Content[^1].End)
        {
            inner.Content[^1] = inner.Content[^1] with { End = outer.Content[^1].End };
        }
    }

    /// <summary>Whether a conjunction or comma sets the later clause off from the content before it.</summary>
    private static bool IsSeparated(Document document, StatementDraft draft) => document.Lower(draft.Edge) is "," or "and" or "but" or "while" or "as" or ";" or "by" or "–" or "—" or "in" or "then" or "(";

    /// <summary>Where the words before a subject begin that tie its clause to the one before: comma and conjunction.</summary>
    private static int EdgeBefore(Document document, int first, int floor)
    {
        var edge = first;
        if (edge > floor && document.Lower(edge - 1) is "and" or "but" or "while" or "as" or "although" or "though" or "whereas")
        {
            edge--;
        }

        return edge > floor && document.Lower(edge - 1) is "," or ";" or "–" or "—" ? edge - 1 : edge;
    }

    private static bool EndsQuotation(Analysis analysis, int token)
    {
        if (analysis.Document.Lower(token) == ",")
        {
            token--;
        }

        return token >= 0 && analysis.QuotationAt[token] is >= 0 and var q && analysis.Quotations[q].Outer.Last == token;
    }

    private static int ContentEnd(Document document, TokenRange sentence)
    {
        var end = sentence.End;
        while (end > sentence.First && document.Tokens[end - 1].Kind == TokenKind.Mark && document.Lower(end - 1)[0] is '.' or '!' or '?' or '…' or ';' or ':')
        {
            end--;
        }

        return end;
    }
}
