using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DiploMesh.EndToEnd;

/// <summary>Runs <c>diplomesh</c> as a user does: as a process, by its words, output and exit code.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    /// <summary>Runs it to its end.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="arguments">The words after the program's name.</param>
    public static async Task<Run> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Limit);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Built.Program("Standalone"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new Run(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>What a run came to.</summary>
    /// <param name="ExitCode">Exit code.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    internal sealed record Run(int ExitCode, string Output, string Error)
    {
        /// <summary>Standard output as JSON lines, after seeing that the run succeeded.</summary>
        public IReadOnlyList<JsonNode> Json()
        {
            ExitCode.ShouldBe(0, Error);
            return [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        }
    }
}
