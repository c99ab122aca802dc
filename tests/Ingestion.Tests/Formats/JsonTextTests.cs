using System.Text.Json;
using CsCheck;
using DiploMesh.Ingestion.Formats;

namespace DiploMesh.Ingestion.Tests.Formats;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""\ud800""", "\uFFFD")]
    [InlineData("""\udc00\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud800 \"a\\\/b\" \u00e9 \ud83d\ude00 \n\t\r\f""", "\uFFFD \"a\\/b\" é \U0001F600 \n\t\r\f")]
    public void Value_LoneSurrogatesSpelledAsEscapes_AreReplaced(string spelled, string expected) => Read($"\"{spelled}\"").ShouldBe(expected);

    [Fact]
    public void Value_AnyText_IsReadAsItWasWritten() =>
        Gen.Char['\u0020', '\uD7FF'].Array[0, 50].Select(characters => new string(characters)).Sample(text => Read(JsonSerializer.Serialize(text)) == text);

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[\"a\"]")]
    public void Value_NoString_IsNull(string json) => Read(json).ShouldBeNull();

    [Fact]
    public void Property_AnyCase_IsFound()
    {
        using var json = JsonDocument.Parse("""{"\ud800":1,"versionCreated":"x"}""");

        JsonText.Value(JsonText.Property(json.RootElement, "versioncreated")).ShouldBe("x");
    }

    private static string? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonText.Value(document.RootElement);
    }
}
