using System.Text.Json;
using DiploMesh.Attribution.Engine;
using DiploMesh.Protos.Attribution.V1;

namespace DiploMesh.Attribution.Tests;

public sealed class AttributionJsonTests
{
    private const string Text = "OSLO, May 3 (Reuters) - Former Norwegian foreign minister Łucja Aasen told reporters on Monday that Norway will open the port if Denmark agrees.\n\nThe move signals a thaw.";

    [Fact]
    public void Write_Document_HasTheFieldsOfTheContract()
    {
        var root = Write(Text);

        Names(root).ShouldBe(["id", "text", "attributions", "communications", "tenures", "conflicts"]);
        Names(root.GetProperty("attributions")[0]).ShouldBe(
            ["id", "kind", "source", "cue", "content", "speaker", "addressee", "channel", "chain", "modality", "condition", "holder", "nested_in", "restates", "confidence"]);
        Names(root.GetProperty("communications")[0]).ShouldBe(["id", "channel", "sender", "addressees", "statements"]);
        Names(root.GetProperty("tenures")[0]).ShouldBe(["id", "person", "office", "institution", "state", "status", "evidence"]);
    }

    [Fact]
    public void Write_Statement_UsesTheContractsValues()
    {
        var statement = Write(Text).GetProperty("attributions")[0];

        statement.GetProperty("kind").GetString().ShouldBe("indirect");
        statement.GetProperty("speaker").GetString().ShouldBe("Łucja Aasen");
        statement.GetProperty("channel").GetString().ShouldBe("press_conference");
        statement.GetProperty("modality").GetString().ShouldBe("conditional");
        statement.GetProperty("condition")[0].GetProperty("text").GetString().ShouldBe("Denmark agrees");
        statement.GetProperty("holder").GetString().ShouldBe("Norway");
        statement.GetProperty("nested_in").ValueKind.ShouldBe(JsonValueKind.Null);
        statement.GetProperty("addressee")[0].GetProperty("text").GetString().ShouldBe("reporters");
        statement.GetProperty("chain").EnumerateArray().Select(h => h.GetProperty("role").GetString()).ShouldBe(["publisher", "speaker"]);
        statement.GetProperty("confidence").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Write_WhatTheTextDoesNotTell_IsNull()
    {
        var narrator = Write(Text).GetProperty("attributions")[1];

        narrator.GetProperty("kind").GetString().ShouldBe("narrator");
        narrator.GetProperty("speaker").ValueKind.ShouldBe(JsonValueKind.Null);
        narrator.GetProperty("channel").ValueKind.ShouldBe(JsonValueKind.Null);
        narrator.GetProperty("holder").ValueKind.ShouldBe(JsonValueKind.Null);
        narrator.GetProperty("source").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Write_UnicodeAndLineBreaks_StayReadableOnOneLine()
    {
        var line = Line(Text);

        line.ShouldContain("Łucja");
        line.ShouldNotContain("\n");
    }

    private static string Line(string text)
    {
        var attributor = new TextAttributor(new AttributionEngine(), new AttributionOptions());
        return AttributionJson.Write(text, attributor.Attribute(new AttributeTextRequest { Text = text, DocumentId = "d1" }, TestContext.Current.CancellationToken));
    }

    private static JsonElement Write(string text) => JsonElement.Parse(Line(text));

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
