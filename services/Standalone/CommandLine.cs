using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DiploMesh.Standalone.Commands;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone;

/// <summary>The program: its commands, put together, and how a run of it ends.</summary>
internal static class CommandLine
{
    /// <summary>
    /// How long a command may take to wind down after Ctrl-C or SIGTERM; longer than the host needs to drain its services.
    /// </summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl-C does.</param>
    /// <returns>The exit code, see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = CreateRoot(terminal).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            return ReportUsage(parsed, terminal);
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StopTimeout,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("Who said what, to whom, through which channel, who vouches for it, and whom does it bind?");
        root.Subcommands.Add(new DemoCommand(terminal));
        root.Subcommands.Add(new UpCommand(terminal));
        root.Subcommands.Add(new AttributeCommand(terminal));
        root.Subcommands.Add(new ParseCommand(terminal));
        root.Subcommands.Add(new IngestCommand(terminal));
        root.Subcommands.Add(new StatementsCommand(terminal));
        root.Subcommands.Add(new TraceCommand(terminal));
        root.Subcommands.Add(new CommunicationsCommand(terminal));
        root.Subcommands.Add(new EvalParseCommand(terminal));
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Action = new HelpWithExamples((HelpAction)help.Action!, terminal);
                    break;
                case VersionOption version:
                    version.Description = "Show the versions of the program, the engine and the model";
                    version.Action = new VersionAction(terminal);
                    break;
            }
        }

        // Without a command the program says what it can do; that is an answer, not an error.
        root.SetAction(result => ((SynchronousCommandLineAction)root.Options.OfType<HelpOption>().Single().Action!).Invoke(result));
        return root;
    }

    private static int ReportUsage(ParseResult parsed, Terminal terminal)
    {
        var path = CommandPath.Of(parsed.CommandResult.Command);
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine($"diplomesh: {error.Message}");
        }

        terminal.Error.WriteLine($"Try \"{path} --help\".");
        return ExitCodes.Usage;
    }
}
