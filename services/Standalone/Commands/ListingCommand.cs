using System.CommandLine;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;
using Google.Protobuf;

namespace DiploMesh.Standalone.Commands;

/// <summary>A command that lists something out of the store, page by page.</summary>
/// <typeparam name="T">What it lists.</typeparam>
internal abstract class ListingCommand<T> : MeshCommand where T : IMessage
{
    private readonly LimitOption _limit = new();
    private readonly Option<string> _pageToken = new("--page-token")
    {
        Description = "Go on where an earlier listing with the same filters ended", HelpName = "TOKEN",
    };

    private readonly FormatOption _format = new("results");

    /// <summary>Makes the command; the options that all listings share come after those of the listing.</summary>
    /// <param name="name">The word that calls it.</param>
    /// <param name="description">What it lists.</param>
    /// <param name="notes">Notes and examples.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="filters">The options that choose what to list.</param>
    protected ListingCommand(string name, string description, string notes, Terminal terminal, IEnumerable<Option> filters)
        : base(name, description, notes, terminal)
    {
        foreach (var option in filters.Concat([_limit, _pageToken, Server, _format]))
        {
            Options.Add(option);
        }
    }

    /// <summary>Reads one page.</summary>
    /// <param name="connection">The mesh.</param>
    /// <param name="parsed">The filters.</param>
    /// <param name="pageToken">Token of the page.</param>
    /// <param name="pageSize">How many results at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page.</returns>
    protected abstract Task<Page<T>> ReadAsync(
        MeshConnection connection, ParseResult parsed, string pageToken, int pageSize, CancellationToken cancellationToken);

    /// <summary>Writes results for people.</summary>
    /// <param name="results">The results.</param>
    protected abstract void WriteTable(IReadOnlyList<T> results);

    /// <inheritdoc/>
    protected override ServerOption Server { get; } = new();

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = new MeshConnection(Server.Read(parsed));
        var json = _format.IsJson(parsed);
        var count = 0;
        var rows = new List<T>();
        var next = await Paging.ReadAsync<T>(
            (token, size) => ReadAsync(connection, parsed, token, size, cancellationToken),
            parsed.GetValue(_pageToken) ?? string.Empty,
            parsed.GetValue(_limit),
            Take);
        if (rows.Count > 0)
        {
            WriteTable(rows);
        }

        if (count == 0)
        {
            Terminal.Error.WriteLine("Nothing fits.");
        }
        else if (next.Length > 0)
        {
            Terminal.Error.WriteLine($"There is more: --limit for longer listings, or go on with --page-token {next}");
        }

        return ExitCodes.Success;

        void Take(IReadOnlyList<T> page)
        {
            count += page.Count;
            if (!json)
            {
                rows.AddRange(page);
                return;
            }

            foreach (var result in page)
            {
                JsonLines.Write(Terminal.Out, result);
            }
        }
    }
}
