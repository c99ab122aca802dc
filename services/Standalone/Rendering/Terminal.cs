using System.Text;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>
/// Where a command reads and writes: results to standard output, progress and errors to standard error. Styled only on a
/// terminal that wants it; anywhere else every line is plain text that grep and a file can live with.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Columns that are assumed where nobody can tell.</summary>
    public const int FallbackWidth = 80;

    private readonly Func<Stream> _openInput;

    /// <summary>Makes a terminal.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="openInput">Opens standard input.</param>
    /// <param name="outputStyled">True to style standard output.</param>
    /// <param name="errorStyled">True to style standard error and to draw progress on it.</param>
    /// <param name="width">Columns of a line.</param>
    public Terminal(TextWriter output, TextWriter error, Func<Stream> openInput, bool outputStyled, bool errorStyled, int width)
    {
        Out = output;
        Error = error;
        OutputStyled = outputStyled;
        ErrorStyled = errorStyled;
        Width = width;
        Console = CreateConsole(output, outputStyled, width);
        ErrorConsole = CreateConsole(error, errorStyled, width);
        _openInput = openInput;
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output for styled text; writes the same text without styles where they are not wanted.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Standard error for styled text.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>True if standard output shows styles.</summary>
    public bool OutputStyled { get; }

    /// <summary>True if standard error shows styles and may be drawn over.</summary>
    public bool ErrorStyled { get; }

    /// <summary>Columns of a line.</summary>
    public int Width { get; }

    /// <summary>True if standard output goes to a person's screen, whether styled or not.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The terminal of this process, as its environment describes it.</summary>
    /// <returns>The terminal.</returns>
    public static Terminal OfProcess()
    {
        var colourless = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") is "dumb";
        var interactive = !System.Console.IsOutputRedirected;
        return new Terminal(
            new StreamWriter(System.Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
            System.Console.Error,
            System.Console.OpenStandardInput,
            outputStyled: interactive && !colourless,
            errorStyled: !System.Console.IsErrorRedirected && !colourless,
            interactive ? WidthOfWindow() : FallbackWidth)
        {
            IsInteractive = interactive,
        };
    }

    /// <summary>Opens standard input.</summary>
    /// <returns>The stream; the caller disposes of it.</returns>
    public Stream OpenInput() => _openInput();

    /// <summary>Prints one line about a failure to standard error.</summary>
    /// <param name="message">What happened and what to do.</param>
    public void ReportError(string message)
    {
        if (ErrorStyled)
        {
            ErrorConsole.Write(new Text("diplomesh: ", Styles.Error));
        }
        else
        {
            Error.Write("diplomesh: ");
        }

        Error.WriteLine(Plain.OneLine(message));
    }

    private static int WidthOfWindow()
    {
        try
        {
            // Wider lines than this are hard to read, however wide the window is.
            return System.Console.WindowWidth is > 20 and var width ? Math.Min(width, 160) : FallbackWidth;
        }
        catch (IOException)
        {
            return FallbackWidth;
        }
    }

    private static IAnsiConsole CreateConsole(TextWriter writer, bool styled, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = styled ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            // Else a build server's environment would switch styles on in files.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        return console;
    }
}
