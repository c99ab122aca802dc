using System.CommandLine;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh communications</c>: finds telegrams, letters, calls, meetings and the like.</summary>
internal sealed class CommunicationsCommand : ListingCommand<StoredCommunication>
{
    private readonly Filters _filters;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public CommunicationsCommand(Terminal terminal)
        : this(terminal, new Filters())
    {
    }

    private CommunicationsCommand(Terminal terminal, Filters filters)
        : base("communications", "List telegrams, letters, calls, meetings and the like; newest first", """
            All filters given must fit.
            JSON Lines: one diplomesh.query.v1.StoredCommunication a line, fields as in protos/, offsets in UTF-16.

            Examples:
              diplomesh communications --channel call
              diplomesh communications --sender "Tigran Arakelyants" --format json
            """, terminal, filters.All)
    {
        _filters = filters;
    }

    /// <inheritdoc/>
    protected override async Task<Page<StoredCommunication>> ReadAsync(
        MeshConnection connection, ParseResult parsed, string pageToken, int pageSize, CancellationToken cancellationToken)
    {
        var request = _filters.Read(parsed);
        request.PageToken = pageToken;
        request.PageSize = pageSize;
        var answer = await connection.Query.ListCommunicationsAsync(request, MeshConnection.Unary(cancellationToken));
        return new Page<StoredCommunication>(answer.Communications, answer.NextPageToken);
    }

    /// <inheritdoc/>
    protected override void WriteTable(IReadOnlyList<StoredCommunication> results) => CommunicationTable.Write(Terminal, results);

    private sealed class Filters
    {
        private readonly Option<string> _sender = new("--sender") { Description = "Who sent or spoke", HelpName = "NAME" };
        private readonly Option<string> _addressee = new("--addressee") { Description = "To whom", HelpName = "NAME" };
        private readonly VocabularyOption<Channel> _channel = new("--channel", "Through what");
        private readonly Option<string> _dispatch = new("--dispatch") { Description = "Only of this dispatch, in its newest revision", HelpName = "ID" };

        public IEnumerable<Option> All => [_sender, _addressee, _channel, _dispatch];

        public ListCommunicationsRequest Read(ParseResult parsed) => new()
        {
            Sender = parsed.GetValue(_sender) ?? string.Empty,
            Addressee = parsed.GetValue(_addressee) ?? string.Empty,
            Channel = parsed.GetValue(_channel),
            DispatchId = parsed.GetValue(_dispatch) ?? string.Empty,
        };
    }
}
