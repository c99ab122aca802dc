using DiploMesh.Language;

namespace DiploMesh.Language.Tests;

public sealed class RuleTokenizerTests
{
    [Theory]
    [InlineData("Ana Marin said no.", "Ana|Marin|said|no|.")]
    [InlineData("Serbia’s minister can't stay", "Serbia|’s|minister|ca|n't|stay")]
    [InlineData("H.E. Mr. Kim met the U.S. envoy", "H.E.|Mr.|Kim|met|the|U.S.|envoy")]
    [InlineData("Resolution No. 1863 of 1,250.5 pages", "Resolution|No.|1863|of|1,250.5|pages")]
    [InlineData("J. K. Olsen, long-standing", "J.|K.|Olsen|,|long-standing")]
    [InlineData("Wait... what?!", "Wait|...|what|?|!")]
    [InlineData("see https://example.org/a?b=(c), please", "see|https://example.org/a?b=(c|)|,|please")]
    [InlineData("write to desk@example.org.", "write|to|desk@example.org|.")]
    [InlineData("``quoted'' «ici» „hier“", "``|quoted|''|«|ici|»|„|hier|“")]
    [InlineData("Ministers' talks at 09:30", "Ministers|'|talks|at|09:30")]
    [InlineData("flags 🇷🇸 and 👩‍⚖️", "flags|🇷|🇸|and|👩‍⚖️")]
    [InlineData("Dačić, Ljubljana", "Dačić|,|Ljubljana")]
    [InlineData("The end.Next one", "The|end|.|Next|one")]
    public void Tokenize_Text_GivesExpectedTokens(string text, string expected)
    {
        var document = Document.Parse(text);

        string.Join('|', document.Tokens.Select(t => t.Span.In(text))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("said", TokenKind.Word)]
    [InlineData("1863", TokenKind.Number)]
    [InlineData("“", TokenKind.Quote)]
    [InlineData("—", TokenKind.Mark)]
    [InlineData("www.example.org", TokenKind.Address)]
    public void Tokenize_SingleToken_TellsItsKind(string text, TokenKind kind) => Document.Parse(text).Tokens.Single().Kind.ShouldBe(kind);

    [Fact]
    public void Tokenize_ComposedCharacters_KeepsMarksWithTheirLetters()
    {
        const string Text = "Dac\u030Cic\u0301 said";

        Document.Parse(Text).Tokens[0].Span.In(Text).ShouldBe("Dac\u030Cic\u0301");
    }
}
