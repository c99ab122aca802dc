using System.Globalization;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Statements as a table, one a row.</summary>
internal static class StatementTable
{
    private static readonly Column Id = new("Id", Styles.Quiet);
    private static readonly Column Published = new("Published", Styles.Quiet);
    private static readonly Column Speaker = new("Speaker", Styles.Speaker);
    private static readonly Column Addressee = new("Addressee", Style.Plain);
    private static readonly Column Channel = new("Channel", Styles.Quiet);
    private static readonly Column Kind = new("Kind", Styles.Quiet);
    private static readonly Column Modality = new("Modality", Styles.Commitment);
    private static readonly Column Holder = new("Holder", Styles.Commitment);
    private static readonly Column Confidence = new("Confidence", Styles.Quiet);
    private static readonly Column Content = new("Content", Styles.Content);

    /// <summary>Writes the statements of one text.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="statements">The statements.</param>
    public static void Write(Terminal terminal, IEnumerable<Statement> statements)
    {
        var views = statements.Select(statement => (Statement: statement, View: StatementView.Of(statement)));
        if (terminal.IsInteractive)
        {
            Table.Write(terminal, [Id, Speaker, Modality, Content], [.. views.Select(row => (IReadOnlyList<string>)
                [row.View.Id, Heading(row.View), Manner(row.View), row.View.Content])]);
            return;
        }

        Table.Write(
            terminal,
            [Id, Speaker, Addressee, Channel, Kind, Modality, Holder, Confidence, Content],
            [.. views.Select(row => (IReadOnlyList<string>)[row.View.Id, .. Flat(row.Statement, row.View)])]);
    }

    /// <summary>Writes statements out of the store.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="statements">The statements.</param>
    public static void Write(Terminal terminal, IEnumerable<StoredStatement> statements)
    {
        var views = statements.Select(stored => (Stored: stored, View: StatementView.Of(stored.Statement)));
        if (terminal.IsInteractive)
        {
            Table.Write(terminal, [Id, Published, Speaker, Modality, Content], [.. views.Select(row => (IReadOnlyList<string>)
                [row.View.Id, Times.Date(row.Stored.Dispatch?.PublishedTime), Heading(row.View), Manner(row.View), row.View.Content])]);
            return;
        }

        Table.Write(
            terminal,
            [Id, Published, Speaker, Addressee, Channel, Kind, Modality, Holder, Confidence, Content],
            [.. views.Select(row => (IReadOnlyList<string>)
                [row.View.Id, Times.Date(row.Stored.Dispatch?.PublishedTime), .. Flat(row.Stored.Statement, row.View)])]);
    }

    private static IEnumerable<string> Flat(Statement statement, StatementView view) =>
    [
        view.Speaker, view.Addressees, Vocabulary.Token(statement.Channel), view.Kind, Vocabulary.Words(view.Modality), view.Holder,
        statement.Confidence.ToString("0.00", CultureInfo.InvariantCulture), view.Content,
    ];

    private static string Heading(StatementView view) =>
        view.Speaker + (view.Addressees.Length > 0 ? $"\n→ {view.Addressees}" : string.Empty) + (view.Channel.Length > 0 ? $"\n{view.Channel}" : string.Empty);

    private static string Manner(StatementView view) =>
        $"{Vocabulary.Words(view.Modality)}\n{view.Kind}" + (view.Holder.Length > 0 ? $"\nbinds {view.Holder}" : string.Empty);
}
