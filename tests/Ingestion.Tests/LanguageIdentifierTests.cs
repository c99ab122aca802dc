using DiploMesh.Ingestion.Languages;

namespace DiploMesh.Ingestion.Tests;

public sealed class LanguageIdentifierTests
{
    private readonly LanguageIdentifier _languages = new();

    [Theory]
    [InlineData("The minister said that the talks would resume on Wednesday.", "en", true)]
    [InlineData("Der Minister sagte, die Gespräche würden am Mittwoch fortgesetzt.", "de", false)]
    [InlineData("Le ministre a déclaré que les pourparlers reprendraient mercredi.", "fr", false)]
    [InlineData("Министр заявил, что переговоры возобновятся в среду.", "ru", false)]
    [InlineData("外務大臣は水曜日に協議を再開すると述べた。", "ja", false)]
    public void Identify_Sentence_IsToldAndOnlyEnglishIsAttributed(string text, string code, bool attributed)
    {
        var language = _languages.Identify(text);

        (language.Code, language.Attributed).ShouldBe((code, attributed));
        language.Confidence.ShouldBeInRange(0.6f, 1f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234 56-78")]
    [InlineData("\U0001F600 …")]
    public void Identify_NoWords_IsUndetermined(string text)
    {
        var language = _languages.Identify(text);

        (language.Code, language.Attributed, language.Confidence).ShouldBe(("und", false, 0f));
    }

    [Fact]
    public void Identify_SurrogatePairAtTheEndOfTheSample_IsNotTorn() =>
        _languages.Identify(new string('a', 1_999) + "\U0001F600" + new string('b', 100)).ShouldNotBeNull();
}
