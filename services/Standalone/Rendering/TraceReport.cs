using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using Google.Protobuf.Collections;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A traced statement, from what is said outwards to who vouches for it and what is around it.</summary>
internal static class TraceReport
{
    private const int Margin = 4;

    /// <summary>Writes a trace.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="trace">The trace.</param>
    public static void Write(Terminal terminal, TraceStatementResponse trace)
    {
        var stored = trace.Statement;
        StatementBlock.Write(terminal, stored.Statement);
        Evidence(terminal, stored.Statement);
        Passage(terminal, trace);
        Hops(terminal, trace);
        if (trace.Communication is { } communication)
        {
            Section(terminal, "Communication");
            Line(terminal, CommunicationTable.Describe(communication));
        }

        Statements(terminal, "Reported inside", trace.NestedIn);
        Statements(terminal, "Reports", trace.Nested);
        Statements(terminal, "Said again", trace.Restatements);
        Tenures(terminal, trace.SpeakerTenures);
        if (trace.Conflicts.Count > 0)
        {
            Section(terminal, "Conflicts");
            foreach (var conflict in trace.Conflicts)
            {
                Line(terminal, $"{Vocabulary.Words(conflict.Kind)}: {conflict.Note}");
            }
        }

        Section(terminal, "Dispatch");
        foreach (var known in new[] { stored.Dispatch.Title, DispatchHeading.Details(stored.Dispatch) }.Where(text => text.Length > 0))
        {
            Line(terminal, known);
        }

        Line(terminal, $"{stored.Dispatch.Id} revision {stored.Dispatch.Revision}, {stored.Dispatch.SourceUri}");
        Line(terminal, $"statement {stored.Statement.Id}, attributed by engine {stored.Version?.Engine}{(stored.Version?.Model is { Length: > 0 } model ? $" with model {model}" : string.Empty)}");
    }

    private static void Evidence(Terminal terminal, Statement statement)
    {
        Section(terminal, "Evidence");
        Spans(terminal, "source", statement.Source);
        Spans(terminal, "cue", statement.Cue);
        Spans(terminal, "content", statement.Content);
        Spans(terminal, "condition", statement.Condition);
    }

    private static void Spans(Terminal terminal, string name, IEnumerable<Span> spans)
    {
        foreach (var span in spans)
        {
            StyledLines.Write(
                terminal, Margin, Margin + 2,
                new Run($"{name} {span.Start}–{span.End}: ", Styles.Quiet), new Run(Plain.OneLine(span.Text), Styles.Content));
        }
    }

    private static void Passage(Terminal terminal, TraceStatementResponse trace)
    {
        if (trace.Passage is not { } passage)
        {
            return;
        }

        Section(terminal, "Passage");
        foreach (var paragraph in passage.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Line(terminal, paragraph);
        }
    }

    private static void Hops(Terminal terminal, TraceStatementResponse trace)
    {
        Section(terminal, "Who vouches, outermost first");
        if (trace.Hops.Count == 0)
        {
            Line(terminal, "nobody is named");
        }

        foreach (var traced in trace.Hops)
        {
            var name = Plain.OneLine(StatementView.NameOf(traced.Hop));
            var covered = traced.StatementIds.Count <= 1 ? "this statement only" : Plain.Count(traced.StatementIds.Count, "statement") + " of the dispatch";
            StyledLines.Write(
                terminal, Margin, Margin + 2,
                new Run($"{Vocabulary.Words(traced.Hop.Role)}: ", Styles.Quiet), new Run(name, Styles.Chain), new Run($", for {covered}", Styles.Quiet));
            if (traced.Hop.Evidence is { } evidence)
            {
                StyledLines.Write(
                    terminal, Margin + 2, Margin + 4,
                    new Run($"named at {evidence.Start}–{evidence.End}: ", Styles.Quiet), new Run(Plain.OneLine(evidence.Text), Styles.Content));
            }
            else
            {
                StyledLines.Write(terminal, Margin + 2, Margin + 4, new Run("known from the metadata of the dispatch", Styles.Quiet));
            }
        }
    }

    private static void Statements(Terminal terminal, string title, RepeatedField<Statement> statements)
    {
        if (statements.Count == 0)
        {
            return;
        }

        Section(terminal, title);
        foreach (var view in statements.Select(StatementView.Of))
        {
            StyledLines.Write(
                terminal, Margin, Margin + 2,
                new Run($"{view.Id} ", Styles.Quiet), new Run(view.Speaker, Styles.Speaker), new Run(": ", Styles.Quiet), new Run(view.Content, Styles.Content));
        }
    }

    private static void Tenures(Terminal terminal, RepeatedField<Tenure> tenures)
    {
        if (tenures.Count == 0)
        {
            return;
        }

        Section(terminal, "Offices of the speaker, as the dispatch has them");
        foreach (var tenure in tenures)
        {
            var office = string.Join(", ", new[] { tenure.Office, tenure.Institution, tenure.State }.Where(part => part.Length > 0));
            Line(terminal, $"{Vocabulary.Words(tenure.Status)}: {office}");
        }
    }

    private static void Section(Terminal terminal, string title)
    {
        terminal.Out.WriteLine();
        StyledLines.Write(terminal, 2, 2, new Run(title, Styles.Heading));
    }

    private static void Line(Terminal terminal, string text) => StyledLines.Write(terminal, Margin, Margin + 2, new Run(Plain.OneLine(text), Style.Plain));
}
