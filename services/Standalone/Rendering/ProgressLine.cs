using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>
/// A bar on standard error that shows how far a long work is. Lives on the last line of a terminal; results that are printed
/// meanwhile push it down. Draws nothing where standard error is no terminal.
/// </summary>
/// <param name="terminal">Where to draw.</param>
/// <param name="caption">What is being done.</param>
/// <param name="total">How much there is to do; 0 if it is not known.</param>
internal sealed class ProgressLine(Terminal terminal, string caption, int total) : IDisposable
{
    private const int BarWidth = 28;
    private int _done;
    private string _item = string.Empty;

    /// <summary>Shows how far the work is.</summary>
    /// <param name="done">How much of it is done.</param>
    /// <param name="item">What is being worked on.</param>
    public void Report(int done, string item)
    {
        _done = done;
        _item = item;
        Draw();
    }

    /// <summary>Prints while the bar is out of the way.</summary>
    /// <param name="print">Prints whole lines.</param>
    public void Print(Action print)
    {
        Clear();
        print();
        Draw();
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Draw()
    {
        if (!terminal.ErrorStyled)
        {
            return;
        }

        var filled = total == 0 ? 0 : Math.Clamp(_done * BarWidth / total, 0, BarWidth);
        Clear();
        terminal.ErrorConsole.Write(new Text(caption + " "));
        terminal.ErrorConsole.Write(new Text(new string('━', filled), Styles.Good));
        terminal.ErrorConsole.Write(new Text(new string('━', BarWidth - filled), Styles.Quiet));
        terminal.ErrorConsole.Write(new Text($" {_done}/{total} "));
        var room = terminal.Width - caption.Length - BarWidth - 16;
        var item = Plain.OneLine(_item);
        if (room > 8 && item.Length > 0)
        {
            terminal.ErrorConsole.Write(new Text(item.Length > room ? "…" + item[^(room - 1)..] : item, Styles.Quiet));
        }

        terminal.Error.Flush();
    }

    private void Clear()
    {
        if (terminal.ErrorStyled)
        {
            terminal.Error.Write("\r\u001b[K");
            terminal.Error.Flush();
        }
    }
}
