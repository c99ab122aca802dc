using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using DiploMesh.Attribution;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh attribute</c>: attributes texts in this process and stores nothing.</summary>
internal sealed class AttributeCommand : MeshCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Files in any format that \"ingest\" takes; - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _jsonl = new("--jsonl")
    {
        Description = "Read texts from this file, one {\"id\", \"text\", \"published\"?} a line; - for standard input", HelpName = "FILE",
    };

    private readonly TimeOption _published = new("--published", "When the texts were published, where they do not tell");
    private readonly OffsetsOption _offsets = new();
    private readonly ConventionOption _convention = new();
    private readonly FormatOption _format = new("statements");

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public AttributeCommand(Terminal terminal)
        : base("attribute", "Attribute every statement of a text: text in, statements out, nothing stored, no mesh needed", """
            With --format json, one document a line: id, text, attributions, communications, tenures, conflicts. Every
            span satisfies text[start..end] == span.text. The id is the file's name without its extension, "-" for
            standard input, and the given one with --jsonl. What cannot be read is named on standard error, the rest
            is attributed all the same, and the exit code is 1.

            Examples:
              diplomesh attribute report.txt
              diplomesh attribute report.txt page.html --format json | jq '.attributions[].speaker'
              echo '"We will come," the minister said.' | diplomesh attribute -
              diplomesh attribute --jsonl corpus.jsonl --format json > attributed.jsonl
            """, terminal)
    {
        Arguments.Add(_files);
        Options.Add(_jsonl);
        Options.Add(_published);
        Options.Add(_offsets);
        Options.Add(_convention);
        Options.Add(_format);
        Validators.Add(RequireInput);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var convention = parsed.GetValue(_convention);
        var attributor = LocalAttribution.Create(convention);
        var published = parsed.GetValue(_published);
        var encoding = _offsets.Read(parsed);
        var failures = 0;
        await foreach (var input in ReadAsync(parsed, cancellationToken))
        {
            if (input.Document is not { } document)
            {
                failures += Report(input.Origin, input.Problems);
                continue;
            }

            try
            {
                var request = new AttributeTextRequest
                {
                    DocumentId = document.Id,
                    Text = document.Text,
                    EncodingType = encoding,
                    PublishedTime = (document.Published ?? published)?.ToTimestamp(),
                };
                Write(document, attributor.Attribute(request, cancellationToken), _format.IsJson(parsed), convention);
            }
            catch (RpcException exception) when (exception.StatusCode != StatusCode.Cancelled)
            {
                failures += Report(input.Origin, RpcProblem.Of(exception).Lines);
            }
        }

        return failures == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async IAsyncEnumerable<TextInput> ReadAsync(ParseResult parsed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var input in new TextFiles(Terminal).Read(parsed.GetValue(_files) ?? [], cancellationToken))
        {
            yield return input;
        }

        if (parsed.GetValue(_jsonl) is { } path)
        {
            using var stream = path == "-" ? Terminal.OpenInput() : File.OpenRead(path);
            await foreach (var input in JsonlTexts.ReadAsync(path, stream, cancellationToken))
            {
                yield return input;
            }
        }
    }

    private void RequireInput(CommandResult result)
    {
        if (result.GetValue(_files) is not { Length: > 0 } && result.GetValue(_jsonl) is null)
        {
            result.AddError("Nothing to attribute: give a FILE, - for standard input, or --jsonl FILE.");
        }
    }

    private int Report(string origin, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Terminal.ReportError($"{origin}: {problem}");
        }

        return 1;
    }

    private void Write(TextDocument document, AttributeTextResponse response, bool json, Convention convention)
    {
        if (json)
        {
            Terminal.Out.WriteLine(AttributionJson.Write(document.Text, response, withType: convention == Convention.Polnear));
            return;
        }

        Terminal.Out.WriteLine($"{document.Id}: {Plain.Count(response.Result.Statements.Count, "statement")}");
        StatementTable.Write(Terminal, response.Result.Statements);
        Terminal.Out.WriteLine();
    }
}
