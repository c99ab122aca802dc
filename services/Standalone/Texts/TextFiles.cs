using System.Globalization;
using DiploMesh.Ingestion;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;
using Grpc.Core;

namespace DiploMesh.Standalone.Texts;

/// <summary>Reads texts out of files and standard input, in every format that Ingestion reads.</summary>
/// <param name="terminal">Opens standard input.</param>
internal sealed class TextFiles(Terminal terminal)
{
    private const string StandardInput = "-";

    private readonly DocumentTexts _reader = new(TimeProvider.System);

    /// <summary>Reads one file after the other.</summary>
    /// <param name="paths">Paths; "-" is standard input.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The texts; a feed has several.</returns>
    public IEnumerable<TextInput> Read(IEnumerable<string> paths, CancellationToken cancellationToken) =>
        paths.SelectMany(path => Read(path, cancellationToken));

    private IReadOnlyList<TextInput> Read(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var stream = path == StandardInput ? terminal.OpenInput() : File.OpenRead(path);
            var bytes = ReadAtMost(stream, DispatchSender.MaxDocumentBytes);
            if (bytes is null)
            {
                return [TextInput.Unreadable(path, string.Create(
                    CultureInfo.InvariantCulture, $"has more than {DispatchSender.MaxDocumentBytes:N0} bytes, which is the most that is read."))];
            }

            if (bytes.Length == 0)
            {
                return [TextInput.Unreadable(path, "is empty.")];
            }

            var texts = _reader.Read(bytes, DocumentFiles.MediaTypeOf(path), cancellationToken);
            var id = path == StandardInput ? path : Path.GetFileNameWithoutExtension(path);
            return [.. texts.Select((text, i) => new TextInput(path, new TextDocument(texts.Count == 1 ? id : $"{id}#{i + 1}", text.Text, text.Published), []))];
        }
        catch (RpcException exception)
        {
            return [TextInput.Unreadable(path, RpcProblem.Of(exception).Lines)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [TextInput.Unreadable(path, $"cannot be read: {exception.Message}")];
        }
    }

    private static byte[]? ReadAtMost(Stream stream, int limit)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (bytes.Length + read > limit)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
