using System.Text;
using System.Text.Json;
using DiploMesh.Standalone.Samples;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class AttributeTests : IDisposable
{
    private const string Text = "Naïve 😀 greetings. The minister told reporters that the bridge would open in June. \"We will be there,\" said Anna Berg.";
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Samples => [.. BundledSamples.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Attribute_EverySample_HasStatementsWhoseSpansAreTheirText(string sample)
    {
        var file = Path.Combine(_folder.Path, sample);
        await File.WriteAllBytesAsync(file, BundledSamples.Read(sample), TestContext.Current.CancellationToken);

        var run = await ProgramRun.InvokeAsync("attribute", file, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.Errors.ShouldBeEmpty();
        foreach (var line in run.OutputLines)
        {
            using var document = JsonDocument.Parse(line);
            document.RootElement.GetProperty("attributions").GetArrayLength().ShouldBeGreaterThan(0);
            var text = document.RootElement.GetProperty("text").GetString()!;
            foreach (var span in Spans(document.RootElement))
            {
                text[span.Start..span.End].ShouldBe(span.Text);
            }
        }
    }

    [Fact]
    public async Task Attribute_OffsetsInEachUnit_AllFitTheText()
    {
        var file = _folder.Write("note.txt", Text);

        var utf16 = await SpansAsync(file, "utf16");
        var utf8 = await SpansAsync(file, "utf8");
        var codepoints = await SpansAsync(file, "codepoints");

        utf16.ShouldNotBeEmpty();
        var bytes = Encoding.UTF8.GetBytes(Text);
        var runes = Text.EnumerateRunes().ToArray();
        utf16.Select(span => Text[span.Start..span.End]).ShouldBe(utf16.Select(span => span.Text));
        utf8.Select(span => Encoding.UTF8.GetString(bytes[span.Start..span.End])).ShouldBe(utf8.Select(span => span.Text));
        codepoints.Select(span => string.Concat(runes[span.Start..span.End])).ShouldBe(codepoints.Select(span => span.Text));
        utf8.ShouldNotBe(utf16);
        codepoints.ShouldNotBe(utf16);
    }

    [Fact]
    public async Task Attribute_StandardInput_IsCalledDash()
    {
        var run = await ProgramRun.InvokeAsync(["attribute", "-", "--format", "json"], Text, cancellationToken: TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        using var document = JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem());
        document.RootElement.GetProperty("id").GetString().ShouldBe("-");
        document.RootElement.GetProperty("text").GetString().ShouldBe(Text);
    }

    [Fact]
    public async Task Attribute_File_IsCalledByItsNameWithoutExtension()
    {
        var run = await ProgramRun.InvokeAsync("attribute", _folder.Write("note.of.may.txt", Text), "--format", "json");

        using var document = JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem());
        document.RootElement.GetProperty("id").GetString().ShouldBe("note.of.may");
    }

    [Fact]
    public async Task Attribute_JsonlWithAWrongLine_AnswersTheOthersAndNamesIt()
    {
        var file = _folder.Write("corpus.jsonl", $$"""
            {"id": "a", "text": {{JsonSerializer.Serialize(Text)}}, "published": "2025-05-13"}
            {"id": "b"}
            {"id": "c", "text": "It rained."}
            """);

        var run = await ProgramRun.InvokeAsync("attribute", "--jsonl", file, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.OutputLines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ShouldBe(["a", "c"]);
        run.Errors.Trim().ShouldEndWith("corpus.jsonl line 2: text: is missing or no string.");
    }

    [Fact]
    public async Task Attribute_UnreadableAndReadableFiles_DoesWhatItCan()
    {
        var good = _folder.Write("good.txt", Text);
        var empty = _folder.Write("empty.txt", string.Empty);

        var run = await ProgramRun.InvokeAsync("attribute", Path.Combine(_folder.Path, "missing.txt"), empty, good, "--format", "json");

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.OutputLines.ShouldHaveSingleItem();
        run.Errors.ShouldContain("missing.txt: cannot be read: ");
        run.Errors.ShouldContain("empty.txt: is empty.");
    }

    [Fact]
    public async Task Attribute_Table_IsPlainLines()
    {
        var run = await ProgramRun.InvokeAsync("attribute", _folder.Write("note.txt", Text));

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines[0].ShouldStartWith("note: ");
        run.OutputLines[1].ShouldStartWith("ID ");
        run.Output.ShouldNotContain('\u001b');
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<(int Start, int End, string Text)>> SpansAsync(string file, string unit)
    {
        var run = await ProgramRun.InvokeAsync("attribute", file, "--format", "json", "--offsets", unit);
        using var document = JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem(run.Errors));
        return [.. Spans(document.RootElement)];
    }

    /// <summary>Every object, however deep, that has a start, an end and a text.</summary>
    private static IEnumerable<(int Start, int End, string Text)> Spans(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                if (element.TryGetProperty("start", out var start))
                {
                    yield return (start.GetInt32(), element.GetProperty("end").GetInt32(), element.GetProperty("text").GetString()!);
                }

                foreach (var span in element.EnumerateObject().SelectMany(property => Spans(property.Value)))
                {
                    yield return span;
                }

                break;
            case JsonValueKind.Array:
                foreach (var span in element.EnumerateArray().SelectMany(Spans))
                {
                    yield return span;
                }

                break;
        }
    }
}
