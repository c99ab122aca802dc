using DiploMesh.Language.Pipeline;

namespace DiploMesh.Language.Tests;

public sealed class LanguageSessionTests
{
    private const string Text = "“We agreed,” said the envoy, who hadn't slept. The talks in Port Valen, which began on Monday, will go on.\n\nNobody else spoke.";

    [Fact]
    public void Analyze_TheSameTextAgain_AllocatesNothing()
    {
        var session = new LanguageSession(LanguageModel.English);
        for (var i = 0; i < 3; i++)
        {
            session.Analyze(Text, TestContext.Current.CancellationToken);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        session.Analyze(Text, TestContext.Current.CancellationToken);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Analyze_AShorterTextAfterALongOne_ForgetsTheLongOne()
    {
        var session = new LanguageSession(LanguageModel.English);
        session.Analyze(Text, TestContext.Current.CancellationToken);

        var buffer = session.Analyze("She left.", TestContext.Current.CancellationToken);

        buffer.Count.ShouldBe(3);
        buffer.Sentences.ToArray().ShouldBe([new TokenRange(0, 3)]);
        buffer.Paragraphs.ToArray().ShouldBe([new TokenRange(0, 3)]);
        buffer.Lemma(1).ShouldBe("leave");
    }

    [Fact]
    public void ToDocument_OfABuffer_OutlivesTheNextText()
    {
        var session = new LanguageSession(LanguageModel.English);
        var document = session.Analyze("She left.", TestContext.Current.CancellationToken).ToDocument("She left.");

        session.Analyze(Text, TestContext.Current.CancellationToken);

        document.Count.ShouldBe(3);
        Enumerable.Range(0, 3).Select(document.Lemma).ShouldBe(["she", "leave", "."]);
        document.Paragraphs.Count.ShouldBe(1);
    }
}
