using System.Text;
using CsCheck;
using DiploMesh.Hosting.Text;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Attribution.Tests;

public sealed class OffsetEncoderTests
{
    private static readonly string[] Letters = ["a", "é", "Ж", "€", "中", "😀", "\u0301", " "];

    [Fact]
    public void Convert_AnyBoundary_IsTheLengthOfThePrefixInTheUnit() => Gen.Int[0, Letters.Length - 1].Array[0, 60].Sample(picks =>
    {
        var text = string.Concat(picks.Select(i => Letters[i]));
        var utf8 = new OffsetEncoder(text, EncodingType.Utf8);
        var utf32 = new OffsetEncoder(text, EncodingType.Utf32);
        var utf16 = new OffsetEncoder(text, EncodingType.Unspecified);
        var at = 0;
        for (var i = 0; i <= picks.Length; i++)
        {
            utf8.Convert(at).ShouldBe(Encoding.UTF8.GetByteCount(text[..at]));
            utf32.Convert(at).ShouldBe(Encoding.UTF32.GetByteCount(text[..at]) / 4);
            utf16.Convert(at).ShouldBe(at);
            at += i < picks.Length ? Letters[picks[i]].Length : 0;
        }
    });

    [Fact]
    public void Create_UnknownUnit_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new OffsetEncoder("a", (EncodingType)9));
}
