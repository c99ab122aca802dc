using CsCheck;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Tests.Rendering;

public sealed class PlainTests
{
    // Every character equally likely, and those that matter often.
    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Char, Gen.Char['\0', ' '], Gen.Char['\u2000', '\u2070']).Array[0, 40].Select(letters => new string(letters));

    [Fact]
    public void OneLine_AnyText_HasNoControlCharactersAndNoEdgeSpace() => AnyText.Sample(text =>
    {
        var line = Plain.OneLine(text);
        line.ShouldNotContain(character => char.IsControl(character));
        line.ShouldBe(line.Trim());
        line.ShouldNotContain("  ");
        Plain.OneLine(line).ShouldBe(line);
    });

    [Fact]
    public void OneLine_EscapeSequenceInADispatch_CannotReachTheTerminal() =>
        Plain.OneLine("He said\u001b[2J \u202Eno\u202C.\r\nOr so").ShouldBe("He said[2J no. Or so");

    [Theory]
    [InlineData(0, "0 statements")]
    [InlineData(1, "1 statement")]
    [InlineData(2, "2 statements")]
    public void Count_OfOne_IsSingular(int count, string words) => Plain.Count(count, "statement").ShouldBe(words);
}
