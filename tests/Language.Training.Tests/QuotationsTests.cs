using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

public sealed class QuotationsTests
{
    [Theory]
    [InlineData("“ We wait . ” he said", "2 1 1 1 3 0 0")]
    [InlineData("\" We wait , \" he said , \" for now . \"", "2 1 1 1 3 0 0 0 2 1 1 1 3")]
    [InlineData("“ We wait for", "2 4 4 4")]
    [InlineData("wait now . ” He left", "0 0 0 3 0 0")]
    [InlineData("the envoys ‘ wait ’ .", "0 0 5 0 5 0")]
    [InlineData("« We said “ no ” twice » .", "2 1 1 1 1 3 0 3 0")]
    public void Read_MarksOfAnyKind_SaysWhatTheyEnclose(string words, string expected)
    {
        var tokens = new List<TokenSpan>();
        foreach (var word in words.Split(' '))
        {
            tokens.Add(new TokenSpan(tokens.Count == 0 ? 0 : tokens[^1].Start + tokens[^1].Length + 1, word.Length));
        }

        var states = new byte[tokens.Count];
        Quotations.Read(words, [.. tokens], states);

        string.Join(' ', states).ShouldBe(expected);
    }
}
