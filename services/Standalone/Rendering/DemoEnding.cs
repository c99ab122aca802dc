using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>What the demo says at its end: what was found, and what to try next.</summary>
internal static class DemoEnding
{
    private static readonly (string Command, string Purpose)[] Next =
    [
        ("diplomesh up", "a mesh that stays"),
        ("diplomesh ingest PATH...", "your own dispatches"),
        ("diplomesh statements --modality conditional", "what hangs on a condition"),
        ("diplomesh trace STATEMENT_ID", "what stands behind it"),
        ("diplomesh communications --channel letter", "who wrote to whom"),
        ("diplomesh attribute FILE --format json", "text in, JSON out"),
    ];

    /// <summary>Writes the ending.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="dispatches">How many dispatches there were.</param>
    /// <param name="statements">All statements.</param>
    public static void Write(Terminal terminal, int dispatches, IReadOnlyCollection<Statement> statements)
    {
        Heading(terminal, "In short");
        StyledLines.Write(terminal, 3, 3, new Run(
            $"{Plain.Count(statements.Count, "statement")} in {Plain.Count(dispatches, "dispatch", "dispatches")}, by "
            + $"{Plain.Count(Speakers(statements), "speaker")}: {CountBy(statements, s => s.Kind)}.",
            Style.Plain));
        StyledLines.Write(terminal, 3, 3, new Run($"How firmly: {CountBy(statements, s => s.Modality)}.", Style.Plain));
        StyledLines.Write(terminal, 3, 3, new Run(
            $"{statements.Count(s => s.Chain.Count > 1)} are vouched for by somebody besides the speaker.", Style.Plain));
        StyledLines.Write(terminal, 3, 3, new Run($"Who would have to act: {Holders(statements)}.", Style.Plain));
        terminal.Out.WriteLine();
        Heading(terminal, "What to try next");
        var width = Next.Max(line => line.Command.Length);
        foreach (var (command, purpose) in Next)
        {
            StyledLines.Write(terminal, new Run("   " + command.PadRight(width), Styles.Command));
            StyledLines.Write(terminal, new Run($"  {purpose}", Styles.Quiet));
            terminal.Out.WriteLine();
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine("   From the source tree: dotnet run --project services/Standalone -- COMMAND");
    }

    private static string Holders(IEnumerable<Statement> statements) => string.Join(
        ", ",
        statements.Where(s => s.Holder is not null).GroupBy(s => Plain.OneLine(s.Holder.Name)).OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key} ({group.Count()})"));

    private static int Speakers(IEnumerable<Statement> statements) =>
        statements.Where(s => s.Speaker is not null).Select(s => s.Speaker.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static string CountBy<T>(IEnumerable<Statement> statements, Func<Statement, T> select) where T : struct, Enum => string.Join(
        ", ", statements.GroupBy(select).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {Vocabulary.Words(group.Key)}"));

    private static void Heading(Terminal terminal, string title) => StyledLines.Write(
        terminal, 0, 0, terminal.OutputStyled ? new Run(title, Styles.Heading) : new Run("== " + title, Style.Plain));
}
