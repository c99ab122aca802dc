using CsCheck;
using DiploMesh.Storage.Statements;

namespace DiploMesh.Storage.Tests.Statements;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("  Ivica\t DAČIĆ ", "ivica dačić")]
    [InlineData("МИД РОССИИ", "мид россии")]
    [InlineData("ΣΟΦΌΣ", "σοφόσ")]
    [InlineData("σοφός", "σοφόσ")]
    [InlineData("İstanbul", "İstanbul")]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("ıssız", "ıssız")]
    [InlineData(" \u00A0\u2003", "")]
    public void Name_AnyWriting_HasOneForm(string name, string folded)
    {
        Folding.Name(name).ShouldBe(folded);
    }

    [Theory]
    [InlineData("The envoy's 3rd note, the 2nd.", "the envoy s 3rd note 2nd")]
    [InlineData("Дачић: «Косово»—не!", "дачић косово не")]
    [InlineData("dove🕊️dove ♥︎", "dove")]
    [InlineData("cafe\u0301 \u0301x", "cafe\u0301 x")]
    [InlineData("𐐀 deseret", "𐐨 deseret")]
    [InlineData("", "")]
    public void Words_Text_AreItsLettersAndDigits(string text, string words)
    {
        string.Join(' ', Folding.Words(text)).ShouldBe(words);
    }

    [Fact]
    public void Words_LongerThanTheColumn_AreCutAtAWholeCharacter()
    {
        var word = new string('a', Folding.MaxWordLength - 1) + "𐐀𐐀";

        Folding.Words(word).ShouldHaveSingleItem().ShouldBe(new string('a', Folding.MaxWordLength - 1));
        Folding.Name(new string('b', 300)).Length.ShouldBe(Folding.MaxNameLength);
    }

    [Fact]
    public void Fold_AnyText_IsStableAndFitsTheColumns()
    {
        Gen.String.Sample(text =>
        {
            var name = Folding.Name(text);
            var words = Folding.Words(text);
            Folding.Name(name).ShouldBe(name);
            Folding.Name(text.ToUpperInvariant()).ShouldBe(name);
            name.Length.ShouldBeLessThanOrEqualTo(Folding.MaxNameLength);
            Folding.Words(string.Join(' ', words)).ShouldBe(words);
            words.ShouldAllBe(w => w.Length > 0 && w.Length <= Folding.MaxWordLength);
        });
    }
}
