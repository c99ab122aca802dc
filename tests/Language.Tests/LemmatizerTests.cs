using CsCheck;
using DiploMesh.Language.Lemmas;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Language.Tests;

public sealed class LemmatizerTests
{
    private readonly Lemmatizer _lemmatizer = new(LanguageModel.English.Lemmas);

    [Theory]
    [InlineData("said", "VBD", "say")]
    [InlineData("went", "VBD", "go")]
    [InlineData("hoped", "VBD", "hope")]
    [InlineData("stopped", "VBD", "stop")]
    [InlineData("were", "VBD", "be")]
    [InlineData("ministries", "NNS", "ministry")]
    [InlineData("children", "NNS", "child")]
    [InlineData("envoys", "NNS", "envoy")]
    [InlineData("Ministers", "NNS", "minister")]
    [InlineData("better", "JJR", "good")]
    [InlineData("Kenyan", "JJ", "Kenyan")]
    [InlineData("Larsen", "NNP", "Larsen")]
    [InlineData("States", "NNPS", "State")]
    [InlineData("I", "PRP", "I")]
    [InlineData("them", "PRP", "they")]
    [InlineData("n’t", "RB", "not")]
    [InlineData("1,250", "CD", "1250")]
    [InlineData("saying", "VBG", "say")]
    public void Lemma_OfAWord_IsItsDictionaryForm(string form, string xpos, string lemma) => _lemmatizer.Lemma(form, xpos).ShouldBe(lemma);

    [Fact]
    public void Lemma_OfTheSameForm_DependsOnTheTag()
    {
        _lemmatizer.Lemma("left", "VBD").ShouldBe("leave");
        _lemmatizer.Lemma("left", "JJ").ShouldBe("left");
    }

    [Fact]
    public void Lemma_OfAWordSeenBefore_AllocatesNothing()
    {
        _lemmatizer.Lemma("announcements", "NNS");
        _lemmatizer.Lemma("announcements", "NNS");

        var before = GC.GetAllocatedBytesForCurrentThread();
        _lemmatizer.Lemma("announcements", "NNS");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Lemma_OfAnyWord_IsNeverEmpty() => Gen.Select(Gen.String[1, 60], Gen.Int[0, 5].Select(i => new[] { "NNS", "VBD", "NNP", "CD", "JJ", "XX" }[i])).Sample(
        (form, xpos) => _lemmatizer.Lemma(form, xpos).ShouldNotBeEmpty());

    [Fact]
    public void Script_OfAnyPair_MakesTheLemma() => Gen.Select(Gen.String[Gen.Char["abXY"], 1, 6], Gen.String[Gen.Char["abXY"], 1, 6]).Sample(
        (form, lemma) => LemmaScript.Parse(LemmaScript.Of(form, lemma).ToString()).Apply(form).ShouldBe(lemma));

    [Fact]
    public void Parse_ShortenedVerb_TellsBeFromHave()
    {
        Lemma("He's gone to the talks.", 1).ShouldBe("have");
        Lemma("He's the envoy.", 1).ShouldBe("be");
    }

    private static string Lemma(string text, int token) => LanguagePipeline.English.Parse(text, TestContext.Current.CancellationToken).Lemma(token);
}
