using System.Text;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Tests;

/// <summary>One run of the program with its output caught, as in a pipe.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<ProgramRun> InvokeAsync(params string[] args) => InvokeAsync(args, input: string.Empty);

    public static async Task<ProgramRun> InvokeAsync(
        string[] args, string input, bool styled = false, CancellationToken cancellationToken = default)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        var terminal = Terminals.Of(output, errors, styled, () => new MemoryStream(Encoding.UTF8.GetBytes(input)));
        var exitCode = await CommandLine.RunAsync(args, terminal, cancellationToken);
        return new ProgramRun(exitCode, output.ToString(), errors.ToString());
    }
}
