using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Tests;

/// <summary>Terminals that write into strings.</summary>
internal static class Terminals
{
    public static Terminal Of(TextWriter output, TextWriter errors, bool styled, Func<Stream>? openInput = null, int width = Terminal.FallbackWidth) =>
        new(output, errors, openInput ?? (() => Stream.Null), styled, styled, width) { IsInteractive = styled };

    /// <summary>What is written to standard output.</summary>
    public static string Render(Action<Terminal> write, bool styled = false, int width = Terminal.FallbackWidth)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        write(Of(output, errors, styled, width: width));
        return output.ToString();
    }
}
