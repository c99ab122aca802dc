using System.CommandLine;
using System.Globalization;
using DiploMesh.Language.Evaluation;
using DiploMesh.Language.Pipeline;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh eval-parse</c>: how well the language engine does on treebanks.</summary>
internal sealed class EvalParseCommand : MeshCommand
{
    private static readonly Column[] Columns =
    [
        new("Set", Styles.Heading), new("Input", Styles.Quiet), .. new[] { "Words", "Tokens", "Sentences", "UPOS", "XPOS", "Lemma", "UAS", "LAS", "UAS np", "LAS np" }
            .Select(name => new Column(name, Styles.Content)),
    ];

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "CoNLL-U files; - for standard input", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _model = new("--model") { Description = "A model file to take instead of the one that ships", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public EvalParseCommand(Terminal terminal)
        : base("eval-parse", "Measure tokens, sentences, tags, lemmas and trees against treebanks", """
            Two rows a file: with its own words and sentences ("gold"), and from the running text that they make ("raw").
            Figures are F1 in percent as in the CoNLL 2018 shared task, subtypes of relations ignored; np leaves out what
            the treebank calls punctuation. The text is put together as SpaceAfter=No, # newpar and # newdoc say.

            Examples:
              diplomesh eval-parse dev.conllu
              diplomesh eval-parse dev.conllu test.conllu --model candidate.dmn
            """, terminal)
    {
        Arguments.Add(_files);
        Options.Add(_model);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var pipeline = parsed.GetValue(_model) is { } model ? new LanguagePipeline(ReadModel(model)) : LanguagePipeline.English;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var path in parsed.GetValue(_files)!)
        {
            var evaluation = new ParseEvaluation(pipeline);
            using var file = new TreebankFile(Terminal, path, "Evaluating");
            foreach (var sentence in file.Read(cancellationToken))
            {
                evaluation.Add(sentence, cancellationToken);
            }

            evaluation.Finish(cancellationToken);
            rows.Add(Row(path, "gold", evaluation.GoldTokens));
            rows.Add(Row(path, "raw", evaluation.RawText));
        }

        Table.Write(Terminal, Columns, rows);
        return Task.FromResult(ExitCodes.Success);
    }

    private static LanguageModel ReadModel(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return LanguageModel.Load(stream);
        }
        catch (InvalidDataException exception)
        {
            throw new UserException($"{path}: {exception.Message}");
        }
    }

    private static string[] Row(string path, string input, ParseCounts counts) =>
    [
        NameOf(path), input, counts.Words.ToString(CultureInfo.InvariantCulture),
        .. new[]
        {
            counts.Tokens, counts.Sentences, counts.Upos, counts.Xpos, counts.Lemmas, counts.Heads, counts.Links, counts.HeadsWithoutPunctuation,
            counts.LinksWithoutPunctuation,
        }.Select(figure => figure.ToString("F2", CultureInfo.InvariantCulture)),
    ];

    // Treebanks call their files alike, "test.conllu": the folder tells them apart.
    private static string NameOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder
        ? $"{Path.GetFileName(folder)}/{Path.GetFileName(path)}"
        : path;
}
