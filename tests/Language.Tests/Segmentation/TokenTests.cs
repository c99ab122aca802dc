using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Tests.Segmentation;

public sealed class TokenTests
{
    [Theory]
    [InlineData("Ana Marin said no.", "Ana|Marin|said|no|.")]
    [InlineData("Serbia’s minister can't stay, he'd say.", "Serbia|’s|minister|ca|n't|stay|,|he|'d|say|.")]
    [InlineData("They cannot agree and won’t try.", "They|can|not|agree|and|wo|n’t|try|.")]
    [InlineData("We're gonna see what it's worth.", "We|'re|gon|na|see|what|it|'s|worth|.")]
    [InlineData("H.E. Mr. Kim met the U.S. envoy on Monday.", "H.E.|Mr.|Kim|met|the|U.S.|envoy|on|Monday|.")]
    [InlineData("Gen. Olsen and Sen. Varga read Resolution No. 1863 aloud.", "Gen.|Olsen|and|Sen.|Varga|read|Resolution|No.|1863|aloud|.")]
    [InlineData("J. K. Olsen left on Jan. 5 at 10:30 a.m.", "J.|K.|Olsen|left|on|Jan.|5|at|10:30|a.m.")]
    [InlineData("a well-known, long-standing ally", "a|well|-|known|,|long|-|standing|ally")]
    [InlineData("It rose 3.5% to $4.2 and 1,250 euros.", "It|rose|3.5|%|to|$|4.2|and|1,250|euros|.")]
    [InlineData("Wait... what is this?", "Wait|...|what|is|this|?")]
    [InlineData("see https://example.org/a?b=(c), please", "see|https://example.org/a?b=(c|)|,|please")]
    [InlineData("Write to press.desk@example.org.", "Write|to|press.desk@example.org|.")]
    [InlineData("«Oui», „hier“ and “there”", "«|Oui|»|,|„|hier|“|and|“|there|”")]
    [InlineData("The ministers' talks ended.", "The|ministers|'|talks|ended|.")]
    [InlineData("BELGRADE, Dec 27 (TASS) — The talks ended.", "BELGRADE|,|Dec|27|(|TASS|)|—|The|talks|ended|.")]
    [InlineData("flags 🇷🇸 and 👩‍⚖️ and 👍🏽", "flags|🇷🇸|and|👩‍⚖️|and|👍🏽")]
    [InlineData("thanks @ana_marin for #harbourtalks", "thanks|@ana_marin|for|#harbourtalks")]
    [InlineData("Dačić met Šarić in Ljubljana", "Dačić|met|Šarić|in|Ljubljana")]
    public void Segment_Text_GivesExpectedTokens(string text, string expected) => Cut.Tokens(text).ShouldBe(expected);

    [Theory]
    [InlineData("It's", TokenKind.Word, TokenKind.Clitic)]
    [InlineData("don't", TokenKind.Word, TokenKind.Clitic)]
    [InlineData("5%", TokenKind.Number, TokenKind.Mark)]
    [InlineData("“Oui", TokenKind.Quote, TokenKind.Word)]
    [InlineData("www.example.org —", TokenKind.Address, TokenKind.Mark)]
    public void Segment_Text_TellsKinds(string text, TokenKind first, TokenKind second)
    {
        var segmenter = new Segmenter();
        segmenter.Segment(text);

        segmenter.Kinds.ToArray().ShouldBe([first, second]);
    }

    [Fact]
    public void Segment_ComposedCharacters_KeepsMarksWithTheirLetters() => Cut.Tokens("Dac\u030Cic\u0301 said").ShouldBe("Dac\u030Cic\u0301|said");
}
