using System.Collections.Frozen;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Attribution.Engine.Syntax;
using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>"Serbia's claim that …", "his call for …", "a statement by the ministry that …": a noun of saying with its sayer and its content.</summary>
internal sealed class NounProposer : ISentenceProposer
{
    private static readonly FrozenSet<string> Nouns = (
        "claim claims statement assertion assertions allegation allegations warning warnings assurance assurances promise promises pledge pledges insistence contention suggestion belief hope hopes view announcement demand demands " +
        "argument admission accusation accusations denial proposal threat threats call calls request vow complaint complaints reminder acknowledgement acknowledgment confirmation declaration fear fears assessment conviction").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public void Propose(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> proposals)
    {
        var document = analysis.Document;
        var limit = Clauses.WithoutClosing(document, sentence);
        for (var i = sentence.First + 1; i + 2 < limit; i++)
        {
            if (analysis.IsQuoted(i) || document.UposAt(i) != Upos.Noun || !Nouns.Contains(document.Lower(i)))
            {
                continue;
            }

            var start = Start(document, i, limit);
            var source = start < 0 ? TokenRange.Empty : Sayer(analysis, i);
            if (source.IsEmpty || SubjectKinds.Of(analysis, source) != SubjectKind.Actor)
            {
                continue;
            }

            var end = Math.Min(limit, ContentEnd(document, i, start));
            if (end - start < 2)
            {
                continue;
            }

            proposals.Add(new StatementDraft
            {
                Sentence = index,
                Verb = i,
                Cue = [new TokenRange(i, i + 1)],
                Pattern = Pattern.Noun,
                Kind = StatementKind.Indirect,
                Source = source,
                Content = [new TokenRange(document.Lower(start) == "that" ? start + 1 : start, end)],
                Edge = Math.Min(source.First, i),
                Clause = new TokenRange(Math.Min(source.First, i), start),
                Score = 0.65,
            });
        }
    }

    /// <summary>Where the content of the noun begins: a that-clause of its own, or a bare one for "calls" and the like is left to verbs.</summary>
    private static int Start(Document document, int noun, int limit)
    {
        foreach (var child in document.Tree.Children(noun))
        {
            if (child > noun && document.Relation(child) is Relation.AdnominalClause or Relation.ClausalComplement or Relation.RelativeClause && document.Tree.Subtree(child) is var clause && document.Lower(clause.First) == "that"
                && document.UposAt(Math.Min(clause.First + 1, limit)) is not (Upos.Verb or Upos.Auxiliary))
            {
                return clause.First;
            }
        }

        return document.Lower(noun + 1) == "that" && document.UposAt(noun + 2) is not (Upos.Verb or Upos.Auxiliary) ? noun + 1 : -1;
    }

    private static int ContentEnd(Document document, int noun, int start)
    {
        foreach (var child in document.Tree.Children(noun))
        {
            if (document.Tree.Subtree(child) is var part && child > noun && part.First <= start && part.End > start)
            {
                return part.End;
            }
        }

        return document.Tree.Subtree(noun).End;
    }

    private static TokenRange Sayer(Analysis analysis, int noun)
    {
        var document = analysis.Document;
        foreach (var child in document.Tree.Children(noun))
        {
            if (document.Relation(child) == Relation.Possessive)
            {
                return document.UposAt(child) == Upos.Pronoun ? Possessor(document, child) : NounPhrases.Of(document, child) is var phrase && document.Lower(phrase.Last) is "'s" or "'" ? phrase with { End = phrase.End - 1 } : NounPhrases.Of(document, child);
            }

            if (child > noun && document.Relation(child) is Relation.NominalModifier or Relation.Oblique && document.Lower(document.Tree.Subtree(child).First) is "by" or "from")
            {
                return NounPhrases.Of(document, child);
            }
        }

        return TokenRange.Empty;
    }

    private static TokenRange Possessor(Document document, int pronoun) => document.Lower(pronoun) is "his" or "her" or "their" or "its" ? new TokenRange(pronoun, pronoun + 1) : TokenRange.Empty;
}
