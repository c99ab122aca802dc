using CsCheck;
using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

public sealed class SessionTests
{
    private static readonly NeuralModel Model = TinyTrainer.Untrained();

    private static readonly Gen<string[][]> Texts = Gen.String[Gen.Char["abcXYZ.,'“é中\uD83D0"], 1, 40].Array[1, 9].Array[0, 12];

    [Fact]
    public void Parse_AnyWords_GivesSingleRootedTrees()
    {
        Texts.Sample(sentences =>
        {
            var (parses, ends) = Parse(sentences);
            var start = 0;
            foreach (var end in ends)
            {
                new TreeDecoder().IsTree([.. parses[start..end].Select(parse => parse.Head)]).ShouldBeTrue();
                start = end;
            }
        }, iter: 100);
    }

    [Fact]
    public void Parse_ManySentences_GivesEachWhatItGetsAlone()
    {
        Texts.Sample(sentences =>
        {
            var (together, _) = Parse(sentences);
            sentences.SelectMany(sentence => Parse([sentence]).Parses).ShouldBe(together);
        }, iter: 30);
    }

    [Fact]
    public void Parse_NoTokens_GivesNothing() => Parse([]).Parses.ShouldBeEmpty();

    [Fact]
    public void Parse_EmptySentences_AreAllowed() => Parse([[], ["Yes"], []]).Parses.ShouldHaveSingleItem().Head.ShouldBe(-1);

    [Fact]
    public void Parse_VeryLongSentence_IsOneTree()
    {
        var words = Enumerable.Range(0, 5000).Select(i => i % 17 == 16 ? "," : "word" + i).ToArray();

        var (parses, _) = Parse([words, ["Yes", "."]]);

        new TreeDecoder().IsTree([.. parses[..5000].Select(parse => parse.Head)]).ShouldBeTrue();
        new TreeDecoder().IsTree([.. parses[5000..].Select(parse => parse.Head)]).ShouldBeTrue();
    }

    [Fact]
    public void Parse_RootLabel_IsTheRootsAlone()
    {
        var session = new ParserSession(Model);
        var (parses, _) = Parse([["Envoys", "met", "Ministers", "."], ["They", "spoke", "for", "hours"]]);
        foreach (var parse in parses)
        {
            (session.Relations[parse.Relation] == LinkRunner.RootLabel).ShouldBe(parse.Head < 0);
        }
    }

    [Fact]
    public void Parse_SecondTime_AllocatesNothing()
    {
        var session = new ParserSession(Model);
        const string text = "Envoys met Ministers . They spoke .";
        TokenSpan[] tokens = [new(0, 6), new(7, 3), new(11, 9), new(21, 1), new(23, 4), new(28, 5), new(34, 1)];
        int[] ends = [4, 7];
        var parses = new TokenParse[tokens.Length];
        for (var i = 0; i < 3; i++)
        {
            session.Parse(text, tokens, ends, parses, TestContext.Current.CancellationToken);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Parse(text, tokens, ends, parses, TestContext.Current.CancellationToken);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Parse_TokensOrEndsThatDoNotFit_AreRefused()
    {
        var session = new ParserSession(Model);
        TokenSpan[] tokens = [new(0, 1), new(2, 1)];
        var parses = new TokenParse[2];
        Should.Throw<ArgumentException>(() => session.Parse("a b", tokens, [1], parses));
        Should.Throw<ArgumentException>(() => session.Parse("a b", tokens, [2, 1, 2], parses));
        Should.Throw<ArgumentException>(() => session.Parse("a b", tokens, [], parses));
        Should.Throw<ArgumentException>(() => session.Parse("a b", tokens, [2], parses.AsSpan(1)));
        Should.Throw<ArgumentException>(() => session.Parse("a ", tokens, [2], parses));
        Should.Throw<ArgumentException>(() => session.Parse("a b", [new(0, 1), new(2, 0)], [2], parses));
    }

    [Fact]
    public void Parse_AfterACancelledCall_GivesTheSame()
    {
        var session = new ParserSession(Model);
        TokenSpan[] tokens = [new(0, 4), new(5, 5)];
        var parses = new TokenParse[2];
        Should.Throw<OperationCanceledException>(() => session.Parse("met Ministers .", [new(0, 3), new(4, 9), new(14, 1)], [3], new TokenParse[3], new CancellationToken(canceled: true)));

        session.Parse("They spoke", tokens, [2], parses, TestContext.Current.CancellationToken);

        parses.ShouldBe(Parse([["They", "spoke"]]).Parses);
    }

    [Fact]
    public void Parse_ManyThreads_GiveTheSame()
    {
        string[][] sentences = [["Envoys", "met", "Ministers", "."], ["They", "spoke"]];
        var expected = Parse(sentences).Parses;
        Parallel.For(0, 16, _ => Parse(sentences).Parses.ShouldBe(expected));
    }

    private static (TokenParse[] Parses, int[] Ends) Parse(string[][] sentences)
    {
        var tokens = new List<TokenSpan>();
        var ends = new List<int>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence)
            {
                tokens.Add(new TokenSpan(at, word.Length));
                at += word.Length + 1;
            }

            ends.Add(tokens.Count);
        }

        var text = string.Concat(sentences.SelectMany(sentence => sentence).Select(word => word + " "));
        var parses = new TokenParse[tokens.Count];
        new ParserSession(Model).Parse(text, [.. tokens], [.. ends], parses);
        return (parses, [.. ends]);
    }
}
