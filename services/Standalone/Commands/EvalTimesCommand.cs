using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Standalone.Evaluation;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;
using Style = Spectre.Console.Style;

namespace DiploMesh.Standalone.Commands;

/// <summary><c>diplomesh eval-times</c>: measures how expressions of time are found and resolved.</summary>
internal sealed class EvalTimesCommand : MeshCommand
{
    private const int MaxLineBytes = 1024 * 1024;
    private static readonly string[] Headline = ["date", "daterange"];
    private static readonly string[] Headings = ["type", "specs", "P", "R", "F1", "right", "rate"];
    private static readonly Column[] Columns = [.. Headings.Select(name => new Column(name, Style.Plain))];

    private readonly Argument<FileInfo> _file = new("FILE") { Description = "Specs of Recognizers-Text, one JSON object a line: text, reference, results" };
    private readonly Option<FileInfo> _errors = new("--errors") { Description = "Write every expression that is not right to this file, tab-separated", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public EvalTimesCommand(Terminal terminal)
        : base("eval-times", "Measure expressions of time against specs: spans and values, by type", """
            How it counts:
              P, R, F1   exact spans, by the spec's type; a found span without a spec counts against the type it looks like
              right      expressions with the exact span and the right value, of all of the type
              A spec with a past and a future value is met by either: which one is meant, the spec does not say.
              "3 to 5 May" ends in the specs where the 5th begins, here where it ends: both are right, for a last day, month,
              quarter or year that is named. "After 3 May" may begin on the 3rd or after it.
              A spec without a value is met by finding the words and giving no value. So are times of the clock without a day,
              durations and sets: the contract keeps them unresolved.
              Dates in figures are read with the month first, as the specs are.

            Examples:
              diplomesh eval-times specs.jsonl
              diplomesh eval-times specs.jsonl --errors errors.tsv
            """, terminal)
    {
        Arguments.Add(_file);
        Options.Add(_errors);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var comparisons = await ReadAsync(parsed.GetValue(_file)!, cancellationToken);
        var byType = comparisons.ToLookup(TypeOf);
        var rows = byType.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g])).ToList();
        rows.Insert(0, Row("date + daterange", [.. Headline.SelectMany(type => byType[type])]));
        rows.Add(Row("all", comparisons));
        Table.Write(Terminal, Columns, rows);
        Terminal.Out.WriteLine();
        foreach (var kind in comparisons.Where(c => c.Outcome != TimeOutcome.Right).GroupBy(c => c.Outcome).OrderByDescending(g => g.Count()))
        {
            Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Count(),5}  {Describe(kind.Key)}"));
        }

        if (parsed.GetValue(_errors) is { } errors)
        {
            await File.WriteAllLinesAsync(errors.FullName, comparisons.Where(c => c.Outcome != TimeOutcome.Right).Select(Line), new UTF8Encoding(false), cancellationToken);
        }

        return ExitCodes.Success;
    }

    private static async Task<IReadOnlyList<TimeComparison>> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var comparisons = new List<TimeComparison>();
        await using var stream = file.OpenRead();
        await foreach (var line in BoundedLines.ReadAsync(stream, MaxLineBytes, cancellationToken))
        {
            if (line.Bytes is not { } bytes)
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} line {line.Number} is too long."));
            }

            if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                comparisons.AddRange(TimeEvaluation.Compare(TimeSpecs.Parse(Encoding.UTF8.GetString(bytes.Span))));
            }
            catch (Exception problem) when (problem is JsonException or UserException or InvalidOperationException or FormatException)
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} line {line.Number}: {problem.Message}"));
            }
        }

        return comparisons;
    }

    private static string TypeOf(TimeComparison comparison) => comparison.Gold?.Type ?? TimeEvaluation.TypeOf(comparison.Found!);

    private static string[] Row(string name, IReadOnlyList<TimeComparison> comparisons)
    {
        var gold = comparisons.Count(c => c.Gold is not null);
        var found = comparisons.Count(c => c.Found is not null);
        var exact = comparisons.Count(c => c.Outcome is TimeOutcome.Right or TimeOutcome.WrongValue or TimeOutcome.Unresolved);
        var right = comparisons.Count(c => c.Outcome == TimeOutcome.Right);
        return [name, Number(gold), Rate(exact, found), Rate(exact, gold), Rate(2 * exact, gold + found), Number(right), Rate(right, gold)];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Rate(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Describe(TimeOutcome outcome) => outcome switch
    {
        TimeOutcome.WrongValue => "right span, another value",
        TimeOutcome.Unresolved => "right span, left unresolved",
        TimeOutcome.OtherSpan => "found with another span",
        TimeOutcome.Missed => "not found",
        _ => "found where the spec has none",
    };

    private static string Line(TimeComparison c)
    {
        var gold = c.Gold is { } g ? c.Spec.Text[g.Start..g.End] : string.Empty;
        var values = string.Join(" or ", c.Gold?.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.From:yyyy-MM-dd'T'HH:mm}/{v.To:yyyy-MM-dd'T'HH:mm}")).Distinct() ?? []);
        var found = c.Found is { } f ? f.Evidence.In(c.Spec.Text) : string.Empty;
        return string.Join('\t', new[]
        {
            c.Outcome.ToString(), TypeOf(c), string.Create(CultureInfo.InvariantCulture, $"{c.Spec.Reference:yyyy-MM-dd'T'HH:mm}"), Plain.OneLine(c.Spec.Text), Plain.OneLine(gold), values,
            Plain.OneLine(found), c.Found is { } e ? Resolved(e) : string.Empty,
        });
    }

    private static string Resolved(TimeExpression found) => $"{found.Kind} {found.From}/{found.To} {found.Timex}".TrimEnd();
}
