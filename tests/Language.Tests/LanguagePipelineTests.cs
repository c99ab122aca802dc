using CsCheck;
using DiploMesh.Language.Grammar;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Language.Tests;

public sealed class LanguagePipelineTests
{
    private static readonly LanguagePipeline Pipeline = LanguagePipeline.English;

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["aAzZ19.,!?'\"“”«»-— \n\t\r\u2028\u00A0\u200B\uD83D\uDE00\uD800é中́"]]);

    [Fact]
    public void Parse_PlainSentence_GivesTagsTreeAndFeatures()
    {
        var document = Parse("The ministers told Mara Quill that nobody had asked them.");

        document.IsAnnotated.ShouldBeTrue();
        Enumerable.Range(0, document.Count).Select(document.Upos).ShouldBe(
        [
            Upos.Determiner, Upos.Noun, Upos.Verb, Upos.ProperNoun, Upos.ProperNoun, Upos.SubordinatingConjunction, Upos.Pronoun, Upos.Auxiliary, Upos.Verb,
            Upos.Pronoun, Upos.Punctuation,
        ]);
        document.Head(2).ShouldBe(-1);
        document.Relation(2).ShouldBe(Relation.Root);
        document.Relation(1).ShouldBe(Relation.Subject);
        document.Relation(8).ShouldBe(Relation.ClausalComplement);
        document.Xpos(2).ShouldBe("VBD");
        document.Morphology(1).Number.ShouldBe(GrammaticalNumber.Plural);
        document.Morphology(2).Tense.ShouldBe(Tense.Past);
        document.Morphology(2).VerbForm.ShouldBe(VerbForm.Finite);
    }

    [Fact]
    public void Parse_SecondSentence_NumbersHeadsThroughTheDocument()
    {
        var document = Parse("She left. Officials stayed.");

        document.Sentences.Count.ShouldBe(2);
        document.Tree.Root(1).ShouldBe(4);
        document.Head(3).ShouldBe(4);
        document.Head(5).ShouldBe(4);
    }

    [Fact]
    public void Parse_AnyText_GivesEverySentenceOneTreeWithOneRoot() => AnyText.Sample(
        text =>
        {
            var document = Parse(text);
            for (var s = 0; s < document.Sentences.Count; s++)
            {
                var sentence = document.Sentences[s];
                var root = document.Tree.Root(s);
                Enumerable.Range(sentence.First, sentence.Count).Where(i => document.Head(i) < 0).ShouldBe([root]);
                Enumerable.Range(sentence.First, sentence.Count).Where(i => document.Relation(i) == Relation.Root).ShouldBe([root]);
                document.Tree.SubtreeCount(root).ShouldBe(sentence.Count);
                document.Tree.Subtree(root).ShouldBe(sentence);
                Enumerable.Range(sentence.First, sentence.Count).ShouldAllBe(i => i == root || sentence.Contains(document.Head(i)));
            }
        },
        iter: 300);

    [Fact]
    public void Parse_ManyThreads_AllGetTheSame()
    {
        const string Text = "“We agreed,” said the envoy. The talks in Port Valen, which began on Monday, will go on.";
        using var pipeline = new LanguagePipeline(LanguageModel.English, sessions: 2);
        var expected = Describe(pipeline.Parse(Text, TestContext.Current.CancellationToken));

        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Describe(pipeline.Parse(Text, TestContext.Current.CancellationToken)).ShouldBe(expected));
    }

    [Fact]
    public void Parse_Cancelled_ThrowsAndLeavesThePipelineUsable()
    {
        using var pipeline = new LanguagePipeline(LanguageModel.English, sessions: 1);

        Should.Throw<OperationCanceledException>(() => pipeline.Parse("She left.", new CancellationToken(canceled: true)));

        pipeline.Parse("She left.", TestContext.Current.CancellationToken).Count.ShouldBe(3);
    }

    [Fact]
    public void Annotate_DocumentThatIsCut_KeepsItsTokens()
    {
        var cut = Document.Parse("She left.");

        var document = Pipeline.Annotate(cut, TestContext.Current.CancellationToken);

        document.Tokens.ShouldBe(cut.Tokens);
        Describe(document).ShouldBe(Describe(Parse("She left.")));
    }

    [Fact]
    public void Document_ThatIsOnlyCut_RefusesGrammar()
    {
        var cut = Document.Parse("She left.");

        cut.IsAnnotated.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => cut.Upos(0));
        Should.Throw<InvalidOperationException>(() => cut.Tree);
    }

    private static Document Parse(string text) => Pipeline.Parse(text, TestContext.Current.CancellationToken);

    private static string Describe(Document document) => string.Join(
        ' ', Enumerable.Range(0, document.Count).Select(i => $"{document.Lower(i)}/{document.Upos(i)}/{document.Xpos(i)}/{document.Morphology(i)}/{document.Head(i)}/{document.Relation(i)}"));
}
