using CsCheck;
using DiploMesh.Standalone.Rendering;
using Spectre.Console;

namespace DiploMesh.Standalone.Tests.Rendering;

public sealed class StyledLinesTests
{
    private static readonly Gen<string> Word = Gen.Char.AlphaNumeric.Array[1, 12].Select(letters => new string(letters));
    private static readonly Gen<(string[] Words, int Width, int Indent)> Paragraph = Gen.Select(Word.Array[1, 60], Gen.Int[24, 120], Gen.Int[0, 8]);

    [Fact]
    public void Write_AnyWords_KeepsThemInOrderWithinTheWidth() => Paragraph.Sample(paragraph =>
    {
        var (words, width, indent) = paragraph;
        var text = Terminals.Render(
            terminal => StyledLines.Write(terminal, indent, indent + 2, new Run(string.Join(' ', words), Style.Plain)), width: width);

        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ShouldBe(words);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            line.Length.ShouldBeLessThanOrEqualTo(width);
            line.ShouldBe(line.TrimEnd());
            line.ShouldStartWith(new string(' ', indent));
        }
    });

    [Fact]
    public void Write_RunsThatTouch_AreOneWord()
    {
        var text = Terminals.Render(
            terminal => StyledLines.Write(terminal, 0, 0, new Run("binds: ", Styles.Quiet), new Run("Romania", Styles.Speaker), new Run(", not", Styles.Quiet)));

        text.ShouldBe("binds: Romania, not\n");
    }

    [Fact]
    public void Write_WordLongerThanTheLine_StaysWhole()
    {
        var uri = "https://samples.example/" + new string('a', 100);

        Terminals.Render(terminal => StyledLines.Write(terminal, 2, 4, new Run($"see {uri} there", Style.Plain)), width: 40)
            .ShouldBe($"  see\n    {uri}\n    there\n");
    }

    [Fact]
    public void Write_StyledTerminal_StylesWithoutChangingTheText()
    {
        var text = Terminals.Render(terminal => StyledLines.Write(terminal, 0, 0, new Run("Heading", Styles.Heading)), styled: true);

        text.ShouldContain("\u001b[");
        text.ShouldContain("Heading");
    }
}
