using DiploMesh.Language;

namespace DiploMesh.Language.Tests;

public sealed class RuleSentenceSplitterTests
{
    [Theory]
    [InlineData("He left. She stayed.", "He left.|She stayed.")]
    [InlineData("H.E. Mr. Kim spoke. Dr. Olsen listened.", "H.E. Mr. Kim spoke.|Dr. Olsen listened.")]
    [InlineData("The U.S. Embassy replied. It came from the U.S. The envoy left.", "The U.S. Embassy replied.|It came from the U.S.|The envoy left.")]
    [InlineData("Telegram No. 1863 arrived at 9 a.m. on Monday.", "Telegram No. 1863 arrived at 9 a.m. on Monday.")]
    [InlineData("“We agree.” The talks ended.", "“We agree.”|The talks ended.")]
    [InlineData("“Why now?” he asked. Nobody knew.", "“Why now?” he asked.|Nobody knew.")]
    [InlineData("He paused... and went on. Then... Silence.", "He paused... and went on.|Then...|Silence.")]
    [InlineData("J. K. Olsen signed. (He was late.) All left.", "J. K. Olsen signed.|(He was late.)|All left.")]
    [InlineData("It rose 3.5 percent. Good.", "It rose 3.5 percent.|Good.")]
    [InlineData("1. The sides met. 2 more came.", "1. The sides met.|2 more came.")]
    public void Split_Paragraph_GivesExpectedSentences(string text, string expected)
    {
        var document = Document.Parse(text);

        string.Join('|', document.Sentences.Select(document.TextOf)).ShouldBe(expected);
    }

    [Fact]
    public void Split_LinesOfProse_EachLineIsAParagraph()
    {
        var document = Document.Parse("A headline without a point\nThe first paragraph.\n\nThe second.");

        document.Paragraphs.Select(document.TextOf).ShouldBe(["A headline without a point", "The first paragraph.", "The second."]);
    }

    [Fact]
    public void Split_TextBrokenToAFixedWidth_JoinsItsLines()
    {
        const string Text = """
            The embassy reports that the harbour master has again refused entry to
            two trawlers, although both carry the papers which were agreed between
            the two ministries last spring, and asks for instructions on how it is
            to answer.
            The consul will call again.
            """;
        var document = Document.Parse(Text);

        document.Paragraphs.Count.ShouldBe(2);
        document.Sentences.Count.ShouldBe(2);
    }
}
