using System.CommandLine;
using System.Globalization;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;
using Google.Protobuf.WellKnownTypes;
using Option = System.CommandLine.Option;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh statements</c>: finds statements.</summary>
internal sealed class StatementsCommand : ListingCommand<StoredStatement>
{
    private readonly Filters _filters;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public StatementsCommand(Terminal terminal)
        : this(terminal, new Filters())
    {
    }

    private StatementsCommand(Terminal terminal, Filters filters)
        : base("statements", "Find statements by who says, to whom, how and what; newest first", """
            All filters given must fit. Names are the canonical ones that the mesh prints, in any case.
            JSON Lines: one diplomesh.query.v1.StoredStatement a line, fields as in protos/, offsets in UTF-16.

            Examples:
              diplomesh statements --speaker "Astrid Hovland"
              diplomesh statements --modality conditional --holder Romania
              diplomesh statements --text "night train" --from 2026-06-01 --limit 500 --format json
            """, terminal, filters.All)
    {
        _filters = filters;
    }

    /// <inheritdoc/>
    protected override async Task<Page<StoredStatement>> ReadAsync(
        MeshConnection connection, ParseResult parsed, string pageToken, int pageSize, CancellationToken cancellationToken)
    {
        var request = _filters.Read(parsed);
        request.PageToken = pageToken;
        request.PageSize = pageSize;
        var answer = await connection.Query.SearchStatementsAsync(request, MeshConnection.Unary(cancellationToken));
        return new Page<StoredStatement>(answer.Statements, answer.NextPageToken);
    }

    /// <inheritdoc/>
    protected override void WriteTable(IReadOnlyList<StoredStatement> results) => StatementTable.Write(Terminal, results);

    private sealed class Filters
    {
        private readonly Option<string> _speaker = new("--speaker") { Description = "Who says it", HelpName = "NAME" };
        private readonly Option<string> _holder = new("--holder") { Description = "Who would have to act", HelpName = "NAME" };
        private readonly Option<string> _addressee = new("--addressee") { Description = "To whom it is said", HelpName = "NAME" };
        private readonly VocabularyOption<StatementKind> _kind = new("--kind", "How it stands in the text");
        private readonly VocabularyOption<Modality> _modality = new("--modality", "How firmly it is said");
        private readonly VocabularyOption<Channel> _channel = new("--channel", "Through what");
        private readonly Option<string> _dispatch = new("--dispatch") { Description = "Only of this dispatch, in its newest revision", HelpName = "ID" };
        private readonly Option<string> _text = new("--text") { Description = "Words that all occur in what is said", HelpName = "WORDS" };
        private readonly TimeOption _from = new("--from", "Published then or later, UTC");
        private readonly TimeOption _to = new("--to", "Published before then, UTC");
        private readonly Option<float> _minConfidence = new("--min-confidence")
        {
            Description = "Least probability that source, cue and content are right, 0 to 1",
            HelpName = "P",
            CustomParser = result =>
            {
                if (float.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
                {
                    return value;
                }

                result.AddError($"--min-confidence: \"{result.Tokens[0].Value}\" is not a number from 0 to 1.");
                return 0;
            },
        };

        public IEnumerable<Option> All =>
            [_speaker, _holder, _addressee, _kind, _modality, _channel, _dispatch, _text, _from, _to, _minConfidence];

        public SearchStatementsRequest Read(ParseResult parsed) => new()
        {
            Speaker = parsed.GetValue(_speaker) ?? string.Empty,
            Holder = parsed.GetValue(_holder) ?? string.Empty,
            Addressee = parsed.GetValue(_addressee) ?? string.Empty,
            Kind = parsed.GetValue(_kind),
            Modality = parsed.GetValue(_modality),
            Channel = parsed.GetValue(_channel),
            DispatchId = parsed.GetValue(_dispatch) ?? string.Empty,
            Text = parsed.GetValue(_text) ?? string.Empty,
            PublishedFrom = parsed.GetValue(_from)?.ToTimestamp(),
            PublishedTo = parsed.GetValue(_to)?.ToTimestamp(),
            MinConfidence = parsed.GetValue(_minConfidence),
        };
    }
}
