using DiploMesh.Language.Evaluation;
using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Tests;

/// <summary>Figures of a treebank of seven words in two sentences, computed by hand.</summary>
public sealed class ParseCountsTests
{
    private const double Tolerance = 0.005;

    // "Envoys met ministers ." and "They can't" of three words; characters 0-6, 6-9, 9-18, 18-19 and 20-24, 24-26, 26-29.
    private const string Gold = """
        1	Envoys	envoy	NOUN	NNS	_	2	nsubj	_	_
        2	met	meet	VERB	VBD	_	0	root	_	_
        3	ministers	minister	NOUN	NNS	_	2	obj	_	SpaceAfter=No
        4	.	.	PUNCT	.	_	2	punct	_	_

        1	They	they	PRON	PRP	_	2	nsubj	_	_
        2-3	can't	_	_	_	_	_	_	_	_
        2	ca	can	AUX	MD	_	0	root	_	_
        3	n't	not	PART	RB	_	2	advmod:neg	_	_
        """;

    [Fact]
    public void Counts_WithTheSameWords_AreSharesOfTheWords()
    {
        // Wrong: UPOS and XPOS of "met", head of ".", relation and lemma of "ministers"; the subtype at "n't" does not count.
        var counts = Count(Gold, """
            1	Envoys	envoy	NOUN	NNS	_	2	nsubj	_	_
            2	met	meet	NOUN	NN	_	0	root	_	_
            3	ministers	ministers	NOUN	NNS	_	2	iobj	_	SpaceAfter=No
            4	.	.	PUNCT	.	_	3	punct	_	_

            1	They	they	PRON	PRP	_	2	nsubj	_	_
            2-3	can't	_	_	_	_	_	_	_	_
            2	ca	can	AUX	MD	_	0	root	_	_
            3	n't	not	PART	RB	_	2	advmod	_	_
            """);

        counts.Words.ShouldBe(7);
        counts.Tokens.ShouldBe(100, Tolerance);
        counts.Sentences.ShouldBe(100, Tolerance);
        counts.Upos.ShouldBe(100.0 * 6 / 7, Tolerance);
        counts.Xpos.ShouldBe(100.0 * 6 / 7, Tolerance);
        counts.Lemmas.ShouldBe(100.0 * 6 / 7, Tolerance);
        counts.Heads.ShouldBe(100.0 * 6 / 7, Tolerance);
        counts.Links.ShouldBe(100.0 * 5 / 7, Tolerance);
        counts.HeadsWithoutPunctuation.ShouldBe(100, Tolerance);
        counts.LinksWithoutPunctuation.ShouldBe(100.0 * 5 / 6, Tolerance);
    }

    [Fact]
    public void Counts_WithOtherWords_AreF1OverBothSides()
    {
        // "can't" stays whole and both sentences are one: 6 words, of which 5 are the treebank's; no sentence is right.
        var counts = Count(Gold, """
            1	Envoys	envoy	NOUN	NNS	_	2	nsubj	_	_
            2	met	meet	VERB	VBD	_	0	root	_	_
            3	ministers	minister	NOUN	NNS	_	2	obj	_	SpaceAfter=No
            4	.	.	PUNCT	.	_	2	punct	_	_
            5	They	they	PRON	PRP	_	6	nsubj	_	_
            6	can't	cannot	AUX	MD	_	2	parataxis	_	_
            """);

        counts.Tokens.ShouldBe(200.0 * 5 / 13, Tolerance);
        counts.Sentences.ShouldBe(0, Tolerance);
        counts.Upos.ShouldBe(200.0 * 5 / 13, Tolerance);
        counts.Heads.ShouldBe(200.0 * 4 / 13, Tolerance); // the head of "They" is no word of the treebank
        counts.HeadsWithoutPunctuation.ShouldBe(200.0 * 3 / 11, Tolerance);
    }

    [Fact]
    public void Counts_WhereTheTreebankHasNoLemma_AnyIsRight() => Count("1\tgo\t_\tVERB\tVB\t_\t0\troot\t_\t_", "1\tgo\tgoing\tVERB\tVB\t_\t0\troot\t_\t_")
        .Lemmas.ShouldBe(100, Tolerance);

    private static ParseCounts Count(string gold, string predicted)
    {
        var counts = new ParseCounts();
        counts.Add(Read(gold), Read(predicted));
        return counts;
    }

    private static ScoredText Read(string conllu)
    {
        var sentences = ConlluReader.Read(new StringReader(conllu), "test").ToArray();
        var text = TreebankText.Of(sentences);
        return ScoredText.Of(sentences, i => (text.Words[i].Start, text.Words[i].Start + text.Words[i].Length));
    }
}
