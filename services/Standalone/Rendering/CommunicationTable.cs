using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>Communications as a table, one a row.</summary>
internal static class CommunicationTable
{
    private static readonly Column[] Columns =
    [
        new("Id", Styles.Quiet), new("Channel", Styles.Chain), new("Sender", Styles.Speaker), new("Addressees", Style.Plain),
        new("Time", Styles.Quiet), new("Statements", Styles.Quiet), new("Dispatch", Styles.Quiet), new("Title", Style.Plain),
    ];

    /// <summary>Writes communications out of the store.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="communications">The communications.</param>
    public static void Write(Terminal terminal, IEnumerable<StoredCommunication> communications) =>
        Table.Write(terminal, Columns, [.. communications.Select(Row)]);

    /// <summary>Names the parties of a communication.</summary>
    /// <param name="communication">The communication.</param>
    /// <returns>For example <c>letter · Tigran Arakelyants → Behrouz Sadrabadi</c>.</returns>
    public static string Describe(Communication communication)
    {
        var parties = $"{Sender(communication)}{(communication.Addressees.Count > 0 ? $" → {Addressees(communication)}" : string.Empty)}";
        return Plain.OneLine($"{Vocabulary.Words(communication.Channel)} · {(parties.Length > 0 ? parties : "parties not named")}");
    }

    private static IReadOnlyList<string> Row(StoredCommunication stored) =>
    [
        stored.Communication.Id,
        Vocabulary.Token(stored.Communication.Channel),
        Plain.OneLine(Sender(stored.Communication)),
        Plain.OneLine(Addressees(stored.Communication)),
        stored.Communication.Time?.From ?? string.Empty,
        stored.Communication.StatementIds.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        stored.Dispatch?.Id ?? string.Empty,
        Plain.OneLine(stored.Dispatch?.Title ?? string.Empty),
    ];

    private static string Sender(Communication communication) => communication.Sender?.Name ?? string.Empty;

    private static string Addressees(Communication communication) => string.Join(", ", communication.Addressees.Select(actor => actor.Name));
}
