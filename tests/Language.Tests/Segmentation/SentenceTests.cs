namespace DiploMesh.Language.Tests.Segmentation;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("He left. She stayed.", "He left.|She stayed.")]
    [InlineData("H.E. Mr. Kim spoke to the press. Dr. Olsen listened to him.", "H.E. Mr. Kim spoke to the press.|Dr. Olsen listened to him.")]
    [InlineData("The envoy, Gen. R. J. Olsen, met Mrs. Varga and Sen. Kim. They agreed.", "The envoy, Gen. R. J. Olsen, met Mrs. Varga and Sen. Kim.|They agreed.")]
    [InlineData("The U.S. Embassy replied on Friday. It left the U.S. on Monday.", "The U.S. Embassy replied on Friday.|It left the U.S. on Monday.")]
    [InlineData("Telegram No. 1863 arrived at 9 a.m. on Monday.", "Telegram No. 1863 arrived at 9 a.m. on Monday.")]
    [InlineData("“We agree.” The talks ended on Monday.", "“We agree.”|The talks ended on Monday.")]
    [InlineData("“Why now?” he asked. Nobody knew.", "“Why now?” he asked.|Nobody knew.")]
    [InlineData("\"It is over,\" she said. \"We will not return.\"", "\"It is over,\" she said.|\"We will not return.\"")]
    [InlineData("“He told us ‘no deal.’” That was all.", "“He told us ‘no deal.’”|That was all.")]
    [InlineData("He paused... and went on.", "He paused... and went on.")]
    [InlineData("It rose 3.5 percent in March. That was good news.", "It rose 3.5 percent in March.|That was good news.")]
    [InlineData("The treaty was signed on Jan. 5 in Ostrava. It lapses in Dec. 2031.", "The treaty was signed on Jan. 5 in Ostrava.|It lapses in Dec. 2031.")]
    [InlineData("BELGRADE, Dec 27 (TASS) — The talks have ended. No date was set.", "BELGRADE, Dec 27 (TASS) — The talks have ended.|No date was set.")]
    [InlineData("See www.example.org for more. Write to desk@example.org today.", "See www.example.org for more.|Write to desk@example.org today.")]
    public void Segment_Paragraph_GivesExpectedSentences(string text, string expected) => Cut.Sentences(text).ShouldBe(expected);

    [Fact]
    public void Segment_QuotationOfTwoParagraphs_KeepsThemApart() =>
        Cut.Sentences("“We have waited long enough. We will act.\n\n“Nobody should doubt it,” the minister said.")
            .ShouldBe("“We have waited long enough.|We will act.|“Nobody should doubt it,” the minister said.");
}
