using System.CommandLine;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh ingest</c>: sends files to a mesh and prints a receipt for each.</summary>
internal sealed class IngestCommand : MeshCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files and folders; folders are read with everything below them, hidden entries left out",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly FormatOption _format = new("receipts");

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public IngestCommand(Terminal terminal)
        : base("ingest", "Send dispatches to a mesh: text, telegrams, HTML pages, IPTC ninjs JSON, RSS and Atom feeds", """
            Receipts go to standard output, refusals to standard error. A receipt is a promise: what has one is never
            lost. Running the command again is safe, what is stored already is reported as unchanged. A feed has a
            receipt for each of its items.

            Examples:
              diplomesh ingest reports/ telegram.txt
              diplomesh ingest reports/ --format json > receipts.jsonl
              diplomesh ingest reports/ --server http://mesh.example:5000
            """, terminal)
    {
        Arguments.Add(_paths);
        Options.Add(Server);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    protected override ServerOption Server { get; } = new();

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = new MeshConnection(Server.Read(parsed));
        var documents = DocumentFiles.Find(parsed.GetRequiredValue(_paths));
        using var progress = new ProgressLine(Terminal, "Ingesting", documents.Count);
        var report = new ReceiptReport(Terminal, progress, _format.IsJson(parsed));
        try
        {
            await new DispatchSender(connection.Ingestion).SendAsync(documents, report.Add, cancellationToken);
        }
        finally
        {
            progress.Dispose();
            report.WriteSummary(documents.Count);
        }

        return report.Refused == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
