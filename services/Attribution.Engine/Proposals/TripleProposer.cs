using DiploMesh.Attribution.Engine.Lexicon;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Turns the triples of a learned model into proposals: looks the cue up, reads negation and recipient off the tree.</summary>
/// <param name="finder">The model.</param>
internal sealed class TripleProposer(ITripleFinder finder) : IStatementProposer
{
    /// <summary>How sure the network must be of a noun phrase under a cue that no list knows: most such are mere topics ("discussed trade").</summary>
    private const double LeastTopicScore = 0.8;

    public void Propose(Analysis analysis, List<StatementDraft> proposals)
    {
        analysis.Learned.AddRange(finder.Find(analysis.Document, analysis.CancellationToken));
        foreach (var triple in analysis.Learned)
        {
            if (triple.Content.Count > 0 && !triple.Content[0].IsEmpty && Read(analysis, triple) is { } draft)
            {
                proposals.Add(draft);
            }
        }
    }

    // Null for what is no statement by the product's convention, though the network's corpus counts it.
    private static StatementDraft? Read(Analysis analysis, ScoredTriple triple)
    {
        var document = analysis.Document;
        var anchor = triple.Cue.Count > 0 ? triple.Cue[0] : triple.Content[0];
        var index = document.SentenceOf(anchor.First);
        var sentence = document.Sentences[index];
        var end = Clauses.WithoutClosing(document, sentence);
        var cue = triple.Cue.Count == 0 ? null : CueVerbReader.Find(analysis, sentence).Find(c => triple.Cue.Any(t => t.Contains(c.Verb)));
        var entry = cue?.Entry ?? EntryOf(document, triple.Cue);
        var isRefused = cue is null && entry is not null && triple.Cue.Any(c => Enumerable.Range(c.First, c.Count).Any(i => document.Upos(i) == Upos.Verb));
        var isState = triple.Cue.Any(c => WordLists.StatesOfMind.Contains(document.Lemma(NounPhrases.Head(document, c))));
        var first = triple.Content[0];
        var isTopic = entry is null && triple.Score < LeastTopicScore && !analysis.IsQuoted(first.First) && !Predicate.Of(document, [.. triple.Content]).IsClause;
        if (isRefused || isState || isTopic || AsksForAnonymity(document, first))
        {
            return null;
        }

        return new StatementDraft
        {
            Sentence = index,
            Verb = cue?.Verb ?? anchor.Last,
            Cue = [.. triple.Cue.Select(c => WithoutMarks(document, c))],
            Entry = entry,
            Pattern = PatternOf(analysis, triple, anchor),
            Kind = triple.Source.IsEmpty ? StatementKind.Unknown : StatementKind.Indirect,
            Source = WithoutMarks(document, triple.Source),
            Content = [document.Lower(first.First) == "that" && first.Count > 1 ? first with { First = first.First + 1 } : first, .. triple.Content.Skip(1)],
            Recipient = cue is null ? TokenRange.Empty : ComplementReader.Recipient(analysis, cue, end),
            Negated = cue?.Negated ?? false,
            Edge = Clauses.Edge(document, cue?.Verb ?? anchor.Last, triple.Source.IsEmpty ? anchor.First : Math.Min(anchor.First, triple.Source.First), sentence.First),
            Clause = first.First > anchor.First ? new TokenRange(sentence.First, first.First) : new TokenRange(first.End, end),
            Score = triple.Score,
            IsLearned = true,
        };
    }

    /// <summary>"who asked not to be named": a condition of speaking, and nothing that is said.</summary>
    private static bool AsksForAnonymity(Document document, TokenRange content) =>
        Enumerable.Range(content.First, content.Count).Any(i => document.Lower(i) is "named" or "identified" or "anonymity" or "anonymous") && document.Lower(content.First) is "not" or "to" or "anonymity";

    private static TokenRange WithoutMarks(Document document, TokenRange range)
    {
        while (range.Count > 1 && document.Upos(range.Last) == Upos.Punctuation)
        {
            range = range with { End = range.End - 1 };
        }

        return range;
    }

    private static CueEntry? EntryOf(Document document, IReadOnlyList<TokenRange> cue)
    {
        foreach (var range in cue)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (CueLexicon.Match(document, i) is { } match)
                {
                    return match.Entry;
                }
            }
        }

        return null;
    }

    private static Pattern PatternOf(Analysis analysis, ScoredTriple triple, TokenRange anchor)
    {
        var document = analysis.Document;
        var first = triple.Content[0].First;
        return document.Lower(anchor.First) == "according" ? Pattern.AccordingTo
            : analysis.QuotationAt[first] >= 0 ? Pattern.Quotation
            : document.Lower(first) == "that" || document.Lower(first - 1) == "that" ? Pattern.ThatClause
            : document.Lower(first) == "to" ? Pattern.Infinitive
            : first < anchor.First ? Pattern.Postposed
            : Pattern.BareClause;
    }
}
