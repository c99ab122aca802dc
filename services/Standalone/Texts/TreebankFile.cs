using DiploMesh.Language.Treebanks;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Texts;

/// <summary>A CoNLL-U file that is read sentence by sentence, with a bar that shows how far.</summary>
internal sealed class TreebankFile : IDisposable
{
    private const string StandardInput = "-";
    private const int KiB = 1024;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly ProgressLine _progress;

    /// <summary>Opens a file.</summary>
    /// <param name="terminal">Opens standard input and shows the bar.</param>
    /// <param name="path">Its path; - for standard input.</param>
    /// <param name="caption">What is being done.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public TreebankFile(Terminal terminal, string path, string caption)
    {
        _name = path == StandardInput ? "standard input" : path;
        _stream = path == StandardInput ? terminal.OpenInput() : File.OpenRead(path);
        _progress = new ProgressLine(terminal, caption, _stream.CanSeek ? (int)Math.Min(int.MaxValue, (_stream.Length / KiB) + 1) : 0);
    }

    /// <summary>Reads the sentences.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The sentences, read as they are asked for.</returns>
    /// <exception cref="UserException">A line is not CoNLL-U; the message names file and line.</exception>
    public IEnumerable<ConlluSentence> Read(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(_stream, leaveOpen: true);
        using var sentences = ConlluReader.Read(reader, _name).GetEnumerator();
        var shown = -1L;
        while (MoveNext(sentences))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return sentences.Current;
            if (_stream.CanSeek && _stream.Position != shown)
            {
                shown = _stream.Position;
                _progress.Report((int)Math.Min(int.MaxValue, shown / KiB), _name);
            }
        }
    }

    /// <summary>Prints while the bar is out of the way.</summary>
    /// <param name="print">Prints whole lines.</param>
    public void Print(Action print) => _progress.Print(print);

    /// <inheritdoc/>
    public void Dispose()
    {
        _progress.Dispose();
        _stream.Dispose();
    }

    private static bool MoveNext(IEnumerator<ConlluSentence> sentences)
    {
        try
        {
            return sentences.MoveNext();
        }
        catch (InvalidDataException exception)
        {
            throw new UserException(exception.Message);
        }
    }
}
