using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace DiploMesh.Standalone.Texts;

/// <summary>A line of a stream.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes without the line break, good until the next line is read; null if it was longer than allowed.</param>
internal readonly record struct BoundedLine(long Number, ReadOnlyMemory<byte>? Bytes);

/// <summary>Reads lines without ever holding more than one of them, however long a line is.</summary>
internal static class BoundedLines
{
    /// <summary>Reads lines.</summary>
    /// <param name="stream">The stream; the caller disposes of it.</param>
    /// <param name="maxBytes">The longest line that is kept, in bytes; of longer ones only the number is told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines in order; a last line break is not followed by an empty line.</returns>
    public static async IAsyncEnumerable<BoundedLine> ReadAsync(
        Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var number = 1L;
        var skipping = false;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Line(number++, buffer.Slice(0, end), skipping, maxBytes);
                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                if (buffer.Length > 0 || skipping)
                {
                    yield return Line(number, buffer, skipping, maxBytes);
                }

                await reader.CompleteAsync();
                yield break;
            }

            if (buffer.Length > maxBytes)
            {
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static BoundedLine Line(long number, ReadOnlySequence<byte> bytes, bool skipping, int maxBytes) =>
        skipping || bytes.Length > maxBytes ? new BoundedLine(number, null) : new BoundedLine(number, bytes.ToArray());
}
