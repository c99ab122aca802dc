using System.CommandLine;
using System.CommandLine.Parsing;
using DiploMesh.Language.Pipeline;
using DiploMesh.Language.Treebanks;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh parse</c>: tokens, tags and trees of a text.</summary>
internal sealed class ParseCommand : MeshCommand
{
    private const string StandardInput = "-";
    private const string Conllu = "conllu";

    // So many words are analysed together: enough to keep the network busy, few enough to print as it goes.
    private const int WordsAtOnce = 8192;

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A file in any format that \"ingest\" takes, or CoNLL-U with --pretokenized; - for standard input",
        DefaultValueFactory = _ => StandardInput,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "How to print the result: CoNLL-U, as Universal Dependencies has it",
        HelpName = Conllu,
        DefaultValueFactory = _ => Conllu,
    };

    private readonly Option<bool> _pretokenized = new("--pretokenized")
    {
        Description = "Read CoNLL-U and keep its words, sentences and comments; tags, features, lemmas and trees are made anew",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public ParseCommand(Terminal terminal)
        : base("parse", "Tag and parse a text: tokens, sentences, lemmas, parts of speech, features, dependency trees", """
            A word that the next one follows without a space has SpaceAfter=No; # newpar stands before the first sentence
            of a paragraph. What is printed can be read again with --pretokenized.

            Examples:
              diplomesh parse report.txt
              echo "The minister said nobody had asked." | diplomesh parse
              diplomesh parse gold.conllu --pretokenized > predicted.conllu
            """, terminal)
    {
        Arguments.Add(_file);
        Options.Add(_format);
        Options.Add(_pretokenized);
        Validators.Add(CheckFormat);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(_file);
        return Task.FromResult(parsed.GetValue(_pretokenized) ? ParseWords(path, cancellationToken) : ParseText(path, cancellationToken));
    }

    private void CheckFormat(CommandResult result)
    {
        if (result.GetValue(_format) is { } format && format != Conllu)
        {
            result.AddError($"--format: \"{format}\" is not known; use {Conllu}.");
        }
    }

    private int ParseText(string path, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var input in new TextFiles(Terminal).Read([path], cancellationToken))
        {
            if (input.Document is { } document)
            {
                foreach (var sentence in TreebankDocument.ToSentences(LanguagePipeline.English.Parse(document.Text, cancellationToken), document.Id))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ConlluWriter.Write(sentence, Terminal.Out);
                }

                continue;
            }

            failed = true;
            foreach (var problem in input.Problems)
            {
                Terminal.ReportError($"{input.Origin}: {problem}");
            }
        }

        return failed ? ExitCodes.Failure : ExitCodes.Success;
    }

    private int ParseWords(string path, CancellationToken cancellationToken)
    {
        using var file = new TreebankFile(Terminal, path, "Parsing");
        var batch = new List<ConlluSentence>();
        var words = 0;
        foreach (var sentence in file.Read(cancellationToken))
        {
            batch.Add(sentence);
            words += sentence.Words.Count;
            if (words >= WordsAtOnce)
            {
                WriteParsed(batch, file, cancellationToken);
                batch.Clear();
                words = 0;
            }
        }

        WriteParsed(batch, file, cancellationToken);
        return ExitCodes.Success;
    }

    private void WriteParsed(List<ConlluSentence> batch, TreebankFile file, CancellationToken cancellationToken)
    {
        var document = LanguagePipeline.English.Annotate(TreebankDocument.FromTokens(batch), cancellationToken);
        file.Print(() =>
        {
            for (var s = 0; s < batch.Count; s++)
            {
                var range = document.Sentences[s];
                ConlluWriter.Write(
                    batch[s] with
                    {
                        Words =
                        [
                            .. batch[s].Words.Select((word, i) =>
                                TreebankDocument.ToWord(document, range.First + i, range) with { Form = word.Form, Misc = word.Misc }),
                        ],
                    },
                    Terminal.Out);
            }
        });
    }
}
