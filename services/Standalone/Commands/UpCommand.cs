using System.CommandLine;
using System.Globalization;
using DiploMesh.Standalone.Mesh;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh up</c>: runs every service in this process until it is stopped.</summary>
internal sealed class UpCommand : MeshCommand
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the data, made if it is not there",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataFolder.DefaultPath,
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "Port for gRPC; JSON, health and metrics are on the next one",
        HelpName = "N",
        DefaultValueFactory = _ => 5000,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65534)
            {
                return port;
            }

            result.AddError($"--port: \"{result.Tokens[0].Value}\" is not a port from 1 to 65534.");
            return 0;
        },
    };

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public UpCommand(Terminal terminal)
        : base("up", "Run every service of the mesh in one process: gRPC (h2c) on N, JSON, health and metrics on N+1", """
            Everything is kept in one SQLite file in the data folder. What was acknowledged is never lost: stop the
            process at any moment, start it again, and it goes on where it was. Ctrl-C or SIGTERM stops it cleanly.
            It listens on this machine only.

            Examples:
              diplomesh up
              diplomesh up --data ./data --port 7000
              curl http://127.0.0.1:5001/readyz
            """, terminal)
    {
        Options.Add(_data);
        Options.Add(_port);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var port = parsed.GetValue(_port);
        Ports.RequireFree(port);
        var data = DataFolder.Open(parsed.GetRequiredValue(_data));
        await using var mesh = await StandaloneMesh.StartAsync(data, port, quiet: false, cancellationToken);
        Announce(mesh, data);
        await mesh.ServeAsync(cancellationToken);
        Terminal.Error.WriteLine("Stopped.");
        return ExitCodes.Success;
    }

    private void Announce(StandaloneMesh mesh, DataFolder data)
    {
        var grpc = mesh.GrpcAddress.GetLeftPart(UriPartial.Authority);
        var http = mesh.HttpAddress.GetLeftPart(UriPartial.Authority);
        Terminal.Error.WriteLine($"""
            DiploMesh is up. Ctrl-C stops it.

              gRPC     {grpc}   (reflection is on)
              JSON     {http}/v1/statements
              health   {http}/readyz
              metrics  {http}/metrics
              data     {data.DatabasePath}

            Next, in another terminal:

              diplomesh ingest PATH... --server {grpc}
              diplomesh statements --server {grpc}
            """);
    }
}
