using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>Proposes what is said without a sayer: "was presented as", "is said to", "it is believed that", "reportedly".</summary>
internal sealed class AgentlessProposer : ISentenceProposer
{
    private static readonly FrozenSet<string> AsVerbs = Set("presented described seen viewed regarded portrayed perceived billed cast interpreted characterised characterized hailed touted depicted framed denounced criticised criticized dismissed");

    private static readonly FrozenSet<string> RaisingVerbs = Set("said believed thought reported understood rumoured rumored alleged claimed feared deemed considered suspected");

    private static readonly FrozenSet<string> ItVerbs = Set("said believed thought reported understood rumoured rumored alleged announced claimed feared hoped expected suggested argued acknowledged recalled noted stressed emphasised emphasized confirmed");

    private static readonly FrozenSet<string> Adverbs = Set("reportedly allegedly supposedly purportedly");

    public void Propose(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var end = Clauses.WithoutClosing(document, sentence);
        for (var i = sentence.First; i + 1 < end; i++)
        {
            if (analysis.IsQuoted(i))
            {
                continue;
            }

            var word = document.Lower(i);
            if (Adverbs.Contains(word))
            {
                Adverb(document, sentence, i, end, Add);
            }
            else if (i > sentence.First && (AsVerbs.Contains(word) || ItVerbs.Contains(word) || RaisingVerbs.Contains(word)) && Group(document, sentence, i) is { IsEmpty: false } group)
            {
                Passive(analysis, sentence, i, group, end, Add);
            }
        }

        void Add(int verb, TokenRange cue, List<TokenRange> content, int edge) => proposals.Add(new StatementDraft
        {
            Sentence = index,
            Verb = verb,
            Cue = [cue],
            Pattern = Pattern.Agentless,
            Kind = StatementKind.Unknown,
            Content = content,
            Edge = Clauses.Edge(document, verb, edge, sentence.First),
            Clause = new TokenRange(sentence.First, cue.End),
            Score = 0.7,
        });
    }

    private delegate void Adder(int verb, TokenRange cue, List<TokenRange> content, int edge);

    private static void Passive(Analysis analysis, TokenRange sentence, int verb, TokenRange group, int end, Adder add)
    {
        var document = analysis.Document;
        var word = document.Lower(verb);
        var next = document.Lower(verb + 1);
        var subject = SubjectReader.Of(analysis, sentence, new CueVerb(verb, Lexicon.CueEntry.Unknown, group));
        var first = subject.Phrase.IsEmpty ? group.First : Math.Min(subject.Phrase.First, group.First);
        if (next == "as" && AsVerbs.Contains(word))
        {
            add(verb, new TokenRange(group.First, verb + 2), [new TokenRange(verb + 2, Clauses.ContentEnd(analysis, verb, verb + 2, end))], first);
        }
        else if (next == "to" && RaisingVerbs.Contains(word) && !subject.Phrase.IsEmpty && !subject.Shared)
        {
            add(verb, group, [subject.Phrase, new TokenRange(verb + 1, Clauses.ContentEnd(analysis, verb, verb + 1, end))], first);
        }
        else if (ItVerbs.Contains(word) && IsExpletive(document, verb, group) && next != "by")
        {
            var start = next == "that" ? verb + 2 : Complement(document, verb);
            if (start > verb && start < end)
            {
                add(verb, group, [new TokenRange(start, Clauses.ContentEnd(analysis, verb, start, end))], group.First - 1);
            }
        }
    }

    /// <summary>"Nine men were reportedly held": the clause without the adverb.</summary>
    private static void Adverb(Document document, TokenRange sentence, int adverb, int end, Adder add)
    {
        var verb = document.Head(adverb);
        if (verb < sentence.First || document.Relation(adverb) != Relation.AdverbialModifier || document.UposAt(verb) is not (Upos.Verb or Upos.Auxiliary or Upos.Noun or Upos.Adjective))
        {
            return;
        }

        var clause = document.Tree.Subtree(verb);
        var (first, last) = (Math.Max(clause.First, sentence.First), Math.Min(clause.End, end));
        List<TokenRange> content = [.. new[] { new TokenRange(first, adverb), new TokenRange(adverb + 1, last) }.Where(r => !r.IsEmpty)];
        if (content.Sum(c => c.Count) >= 3)
        {
            add(verb, new TokenRange(adverb, adverb + 1), content, first);
        }
    }

    private static bool IsExpletive(Document document, int verb, TokenRange group)
    {
        foreach (var child in document.Tree.Children(verb))
        {
            if (child < verb && document.Lower(child) == "it")
            {
                return true;
            }
        }

        return document.Lower(group.First - 1) == "it";
    }

    private static int Complement(Document document, int verb)
    {
        foreach (var child in document.Tree.Children(verb))
        {
            if (child > verb && document.Relation(child) is Relation.ClausalComplement or Relation.ClausalSubject)
            {
                return document.Tree.Subtree(child).First;
            }
        }

        return -1;
    }

    /// <summary>The auxiliaries with the verb if they make it a passive, else nothing.</summary>
    private static TokenRange Group(Document document, TokenRange sentence, int verb)
    {
        if (document.XposAt(verb) is not ("VBN" or "VBD"))
        {
            return TokenRange.Empty;
        }

        var first = verb;
        var passive = false;
        while (first > sentence.First && verb - first < 6 && document.UposAt(first - 1) is Upos.Auxiliary or Upos.Adverb or Upos.Particle)
        {
            first--;
            passive |= Lexicon.WordLists.BeForms.Contains(document.Lower(first));
        }

        while (first < verb && document.UposAt(first) == Upos.Adverb)
        {
            first++;
        }

        foreach (var child in document.Tree.Children(verb))
        {
            if (document.Relation(child) == Relation.ObliqueAgent)
            {
                return TokenRange.Empty;
            }
        }

        return passive ? new TokenRange(first, verb + 1) : TokenRange.Empty;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
