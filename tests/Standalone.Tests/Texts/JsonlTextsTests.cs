using System.Text;
using CsCheck;
using DiploMesh.Standalone.Texts;

namespace DiploMesh.Standalone.Tests.Texts;

public sealed class JsonlTextsTests
{
    [Fact]
    public async Task ReadAsync_GoodLines_GivesTheirTexts()
    {
        var inputs = await ReadAsync("\uFEFF{\"id\":\"a\",\"text\":\"He said so.\"}\r\n\n{\"id\":\"b\",\"text\":\"é\",\"published\":\"2025-05-13\",\"more\":1}");

        inputs.Count.ShouldBe(2);
        inputs[0].Document.ShouldBe(new TextDocument("a", "He said so.", null));
        inputs[1].Document.ShouldBe(new TextDocument("b", "é", new DateTimeOffset(2025, 5, 13, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("{\"id\":\"b\"", "is not valid JSON")]
    [InlineData("[1]", "is no JSON object")]
    [InlineData("{\"text\":\"x\"}", "id: is missing")]
    [InlineData("{\"id\":7,\"text\":\"x\"}", "id: is missing or no string")]
    [InlineData("{\"id\":\"b\",\"text\":\"\"}", "text: is missing")]
    [InlineData("{\"id\":\"b\",\"text\":\"x\",\"published\":\"soon\"}", "published: is no date")]
    [InlineData("{\"id\":\"b\",\"text\":\"\\ud800\"}", "surrogate")]
    public async Task ReadAsync_WrongLine_IsNamedAndTheRestIsRead(string line, string problem)
    {
        var inputs = await ReadAsync($"{{\"id\":\"a\",\"text\":\"x\"}}\n{line}\n{{\"id\":\"c\",\"text\":\"z\"}}\n");

        inputs.Count.ShouldBe(3);
        inputs[1].Origin.ShouldBe("corpus.jsonl line 2");
        inputs[1].Document.ShouldBeNull();
        inputs[1].Problems.ShouldHaveSingleItem().ShouldContain(problem);
        inputs[2].Document!.Id.ShouldBe("c");
    }

    [Fact]
    public async Task ReadAsync_LineOverTheLimit_IsNamedWithoutBeingKept()
    {
        var inputs = await ReadAsync($"{{\"id\":\"a\",\"text\":\"{new string('x', JsonlTexts.MaxLineBytes)}\"}}\n{{\"id\":\"c\",\"text\":\"z\"}}");

        inputs[0].Problems.ShouldHaveSingleItem().ShouldContain("8,388,608 bytes");
        inputs[1].Document!.Id.ShouldBe("c");
    }

    [Fact]
    public async Task BoundedLines_AnyBytesInAnyPieces_AreTheLines() => await Gen.Select(
            Gen.OneOf(Gen.Const((byte)'\n'), Gen.Byte[(byte)'a', (byte)'c']).Array[0, 200], Gen.Int[1, 9], Gen.Int[1, 20])
        .SampleAsync(async sample =>
        {
            var (bytes, piece, limit) = sample;
            var expected = Encoding.ASCII.GetString(bytes).Split('\n').ToList();
            if (expected[^1].Length == 0)
            {
                expected.RemoveAt(expected.Count - 1);
            }

            var lines = new List<BoundedLine>();
            await foreach (var line in BoundedLines.ReadAsync(new PiecewiseStream(bytes, piece), limit, CancellationToken.None))
            {
                lines.Add(line);
            }

            lines.Select(line => line.Number).ShouldBe(Enumerable.Range(1, expected.Count).Select(number => (long)number));
            lines.Select(line => line.Bytes is { } kept ? Encoding.ASCII.GetString(kept.Span) : null)
                .ShouldBe(expected.Select(line => line.Length > limit ? null : line));
        });

    private static async Task<List<TextInput>> ReadAsync(string jsonl)
    {
        var inputs = new List<TextInput>();
        await foreach (var input in JsonlTexts.ReadAsync("corpus.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(jsonl)), TestContext.Current.CancellationToken))
        {
            inputs.Add(input);
        }

        return inputs;
    }

    /// <summary>Gives a few bytes a time, as a pipe may.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
