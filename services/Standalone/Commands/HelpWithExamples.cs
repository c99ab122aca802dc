using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary>Help as System.CommandLine writes it, followed by what it has no place for: notes, examples, exit codes.</summary>
/// <param name="inner">Writes the usual part.</param>
/// <param name="terminal">Where to write.</param>
internal sealed class HelpWithExamples(HelpAction inner, Terminal terminal) : SynchronousCommandLineAction
{
    private const string RootNotes = """
        Environment:
          DIPLOMESH_SERVER  the mesh to talk to, when --server is not given (else http://127.0.0.1:5000)
          NO_COLOR          set to anything: plain text on a terminal too

        Exit codes:
          0  all done    1  something was refused, unreadable or unreachable    2  wrong usage    130  Ctrl-C

        Start here:
          diplomesh demo
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (command is MeshCommand { Notes: var notes })
        {
            terminal.Out.WriteLine(notes);
        }
        else
        {
            terminal.Out.WriteLine(RootNotes);
        }

        terminal.Out.WriteLine();
        return ExitCodes.Success;
    }
}
