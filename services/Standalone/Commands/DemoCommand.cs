using System.CommandLine;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Mesh;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Samples;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh demo</c>: the whole way of the bundled dispatches through a mesh that lives as long as the command.</summary>
internal sealed class DemoCommand : MeshCommand
{
    /// <summary>How long all samples together may take in the background; they take about a second.</summary>
    private static readonly TimeSpan EnrichTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DemoCommand(Terminal terminal)
        : base("demo", "Run the mesh in this process, ingest the bundled dispatches and show who said what to whom", """
            Needs nothing and leaves nothing behind: free ports of this machine, a temporary folder, no network.
            The dispatches are invented, see services/Standalone/Samples.

            Examples:
              diplomesh demo
              diplomesh demo | less
              diplomesh demo | grep --context 3 "depends on"
            """, terminal)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Terminal.Error.WriteLine("Starting Ingestion, Attribution, Worker and Query in this process ...");
        await using var mesh = await StandaloneMesh.StartAsync(DataFolder.Temporary(), port: 0, quiet: true, cancellationToken);
        using var connection = new MeshConnection(mesh.GrpcAddress);

        var dispatches = await IngestAsync(connection, cancellationToken);
        var statements = await CollectAsync(connection, dispatches, cancellationToken);
        for (var i = 0; i < dispatches.Count; i++)
        {
            DispatchHeading.Write(Terminal, dispatches[i].Dispatch, BundledSamples.LabelOf(dispatches[i].Sample), Plain.Count(statements[i].Count, "statement"));
            foreach (var stored in statements[i])
            {
                StatementBlock.Write(Terminal, stored.Statement);
                Terminal.Out.WriteLine();
            }
        }

        DemoEnding.Write(Terminal, dispatches.Count, [.. statements.SelectMany(list => list).Select(stored => stored.Statement)]);
        return statements.All(list => list.Count > 0) ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task<IReadOnlyList<DemoDispatch>> IngestAsync(MeshConnection connection, CancellationToken cancellationToken)
    {
        var dispatches = new List<DemoDispatch>();
        using var progress = new ProgressLine(Terminal, "Ingesting", BundledSamples.Names.Count);
        var done = 0;
        await new DispatchSender(connection.Ingestion).SendAsync(
            BundledSamples.Documents(),
            document =>
            {
                progress.Report(++done, document.Path);
                dispatches.AddRange(document.Receipts.Select(receipt => new DemoDispatch(document.Path, receipt.Dispatch)));
                foreach (var line in document.Problem?.Lines ?? [])
                {
                    progress.Print(() => Terminal.ReportError($"{document.Path}: {line}"));
                }
            },
            cancellationToken);
        return dispatches;
    }

    private async Task<IReadOnlyList<IReadOnlyList<StoredStatement>>> CollectAsync(
        MeshConnection connection, IReadOnlyList<DemoDispatch> dispatches, CancellationToken cancellationToken)
    {
        var statements = new List<IReadOnlyList<StoredStatement>>();
        using var progress = new ProgressLine(Terminal, "Attributing", dispatches.Count);
        using var deadline = new CancellationTokenSource(EnrichTimeout);
        var watch = new DispatchWatch(connection.Query);
        foreach (var (sample, dispatch) in dispatches)
        {
            progress.Report(statements.Count, sample);
            var found = await watch.WaitAsync(dispatch.Id, deadline.Token, cancellationToken);
            if (found.Count == 0)
            {
                progress.Print(() => Terminal.ReportError(
                    $"no statements of {sample} within {EnrichTimeout.TotalSeconds:0} seconds of all."));
            }

            statements.Add(found);
        }

        return statements;
    }

    /// <param name="Sample">Name of the sample it came in.</param>
    /// <param name="Dispatch">The dispatch.</param>
    private sealed record DemoDispatch(string Sample, Dispatch Dispatch);
}
