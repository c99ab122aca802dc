using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Tests.Rendering;

public sealed class StatementRenderingTests
{
    [Fact]
    public void Block_ConditionalStatement_TellsAllThatIsKnown() => Terminals.Render(terminal => StatementBlock.Write(terminal, Messages.Conditional())).ShouldBe("""
        Doina Rusnac → reporters · press conference
            said: Romania would cover any shortfall
            conditional · indirect · vouched for by Moldpres ← Doina Rusnac
            depends on: the line is ready
            binds: Romania

        """);

    [Fact]
    public void Block_NarratorStatement_NamesNoSpeaker()
    {
        var text = Terminals.Render(terminal => StatementBlock.Write(terminal, Messages.Narrator()));

        text.ShouldStartWith("(the author’s own reading)\n");
        text.ShouldContain("nobody named to vouch for it");
        text.ShouldNotContain("binds:");
    }

    [Fact]
    public void View_DirectStatement_IsQuoted()
    {
        var statement = Messages.Conditional();
        statement.Kind = StatementKind.Direct;

        StatementView.Of(statement).Content.ShouldBe("“Romania would cover any shortfall”");
    }

    [Fact]
    public void Block_ChainOfTheSpeakerAlone_SaysSo()
    {
        var statement = Messages.Conditional();
        statement.Chain.RemoveAt(0);

        Terminals.Render(terminal => StatementBlock.Write(terminal, statement)).ShouldContain("conditional · indirect · on the speaker’s word alone\n");
    }

    [Fact]
    public void Table_InAPipe_IsOneLineARowWithoutStyles()
    {
        var text = Terminals.Render(terminal => StatementTable.Write(
            terminal, [Messages.Stored(Messages.Conditional()), Messages.Stored(Messages.Narrator())]));

        var lines = text.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("ID ");
        lines[1].ShouldContain("Doina Rusnac");
        lines[1].ShouldEndWith("0.75        Romania would cover any shortfall");
        lines[2].ShouldContain("(the author’s own reading)");
        text.ShouldNotContain('\u001b');
        text.ShouldNotContain('│');

        // The columns line up.
        lines.Select(line => line.IndexOf(line == lines[0] ? "SPEAKER" : line == lines[1] ? "Doina" : "(the", StringComparison.Ordinal))
            .Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Table_OnATerminal_KeepsWithinTheWidthAndTheIdentifierWhole()
    {
        var text = Terminals.Render(terminal => StatementTable.Write(terminal, [Messages.Stored(Messages.Conditional())]), styled: true, width: 100);

        text.ShouldContain("\u001b[");
        text.ShouldContain("st-00000000000000000001");
    }

    [Fact]
    public void Trace_WithHops_TellsWhereEachIsNamedAndWhatItCovers()
    {
        var statement = Messages.Conditional();
        var trace = new Protos.Query.V1.TraceStatementResponse
        {
            Statement = Messages.Stored(statement),
            Passage = Messages.Span("A whole paragraph of the dispatch."),
            Hops =
            {
                new Protos.Query.V1.TraceHop { Hop = statement.Chain[0], StatementIds = { statement.Id, "st-2", "st-3" } },
                new Protos.Query.V1.TraceHop { Hop = new ChainHop { Role = ChainRole.Publisher, Actor = Messages.Actor("The Mail") }, StatementIds = { statement.Id } },
            },
            Conflicts = { new Conflict { Kind = ConflictKind.Tenure, Note = "One office, two holders." } },
        };

        var text = Terminals.Render(terminal => TraceReport.Write(terminal, trace));

        text.ShouldContain("agency: Moldpres, for 3 statements of the dispatch");
        text.ShouldContain("named at 0–8: Moldpres");
        text.ShouldContain("publisher: The Mail, for this statement only");
        text.ShouldContain("known from the metadata of the dispatch");
        text.ShouldContain("A whole paragraph of the dispatch.");
        text.ShouldContain("tenure: One office, two holders.");
        text.ShouldContain("attributed by engine 0.1.0");
        text.ShouldNotContain('\u001b');
    }
}
