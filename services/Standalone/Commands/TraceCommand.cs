using System.CommandLine;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh trace</c>: shows all that stands behind one statement.</summary>
internal sealed class TraceCommand : MeshCommand
{
    private readonly Argument<string> _statementId = new("STATEMENT_ID")
    {
        Description = "Identifier of the statement, as \"diplomesh statements\" prints it",
    };

    private readonly FormatOption _format = new("trace");

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public TraceCommand(Terminal terminal)
        : base("trace", "Show all that stands behind a statement: its passage, who vouches and where it says so, what else they cover", """
            JSON Lines: one diplomesh.query.v1.TraceStatementResponse, fields as in protos/, offsets in UTF-16.

            Examples:
              diplomesh trace st-0123456789abcdefghij
              diplomesh trace st-0123456789abcdefghij --format json
            """, terminal)
    {
        Arguments.Add(_statementId);
        Options.Add(Server);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    protected override ServerOption Server { get; } = new();

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = new MeshConnection(Server.Read(parsed));
        var request = new TraceStatementRequest { StatementId = parsed.GetRequiredValue(_statementId) };
        var trace = await connection.Query.TraceStatementAsync(request, MeshConnection.Unary(cancellationToken));
        if (_format.IsJson(parsed))
        {
            JsonLines.Write(Terminal.Out, trace);
        }
        else
        {
            TraceReport.Write(Terminal, trace);
        }

        return ExitCodes.Success;
    }
}
