using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Standalone.Client;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Prints what became of each document as it becomes known, and counts.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="progress">Shows how many are done.</param>
/// <param name="json">True for JSON Lines on standard output, false for lines to read.</param>
internal sealed class ReceiptReport(Terminal terminal, ProgressLine progress, bool json)
{
    private readonly Dictionary<Outcome, int> _outcomes = [];
    private int _documents;

    /// <summary>How many documents were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Prints what became of a document.</summary>
    /// <param name="document">The document.</param>
    public void Add(SentDocument document)
    {
        _documents++;
        progress.Print(() => Print(document));
        progress.Report(_documents, document.Path);
    }

    /// <summary>Prints the counts to standard error.</summary>
    /// <param name="found">How many documents there were to send.</param>
    public void WriteSummary(int found)
    {
        var dispatches = _outcomes.Values.Sum();
        terminal.Error.WriteLine(
            $"{Plain.Count(_documents, "document")}, {Plain.Count(dispatches, "dispatch", "dispatches")}: "
            + $"{CountOf(Outcome.Created)} created, {CountOf(Outcome.Revised)} revised, {CountOf(Outcome.Unchanged)} unchanged; "
            + $"{Plain.Count(Refused, "document")} refused"
            + (found > _documents ? $"; {found - _documents} not sent, run the command again." : "."));
    }

    private int CountOf(Outcome outcome) => _outcomes.GetValueOrDefault(outcome);

    private void Print(SentDocument document)
    {
        foreach (var receipt in document.Receipts)
        {
            _outcomes[receipt.Outcome] = CountOf(receipt.Outcome) + 1;
            if (json)
            {
                terminal.Out.WriteLine(ReceiptJson.Write(ReceiptLine.Of(document.Path, receipt)));
            }
            else
            {
                PrintReceipt(document.Path, receipt);
            }
        }

        if (document.Problem is { } problem)
        {
            Refused++;
            if (json)
            {
                terminal.Out.WriteLine(ReceiptJson.Write(ReceiptLine.Of(document.Path, problem)));
            }

            foreach (var line in problem.Lines)
            {
                terminal.ReportError($"{document.Path}: {line}");
            }
        }
    }

    private void PrintReceipt(string path, Receipt receipt)
    {
        var dispatch = receipt.Dispatch;
        StyledLines.Write(terminal, new Run($"{Vocabulary.Words(receipt.Outcome),-9}", receipt.Outcome == Outcome.Unchanged ? Styles.Quiet : Styles.Good));
        StyledLines.Write(terminal, new Run($"  {dispatch.Id}  {dispatch.Language?.Code ?? "und",-3}  ", Styles.Quiet));
        StyledLines.Write(terminal, new Run(Plain.OneLine(path), Styles.Speaker));
        if (dispatch.Title.Length > 0)
        {
            StyledLines.Write(terminal, new Run($"  {Plain.OneLine(dispatch.Title)}", Style.Plain));
        }

        terminal.Out.WriteLine();
        foreach (var warning in dispatch.Warnings)
        {
            terminal.ReportError($"{path}: note: {warning}");
        }
    }
}
