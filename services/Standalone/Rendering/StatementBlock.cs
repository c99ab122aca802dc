using DiploMesh.Protos.Types.V1;
using Spectre.Console;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A statement as a short paragraph: who to whom and through what; what; how firmly and who vouches.</summary>
internal static class StatementBlock
{
    private const int Margin = 4;

    /// <summary>Writes one statement.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="statement">The statement.</param>
    public static void Write(Terminal terminal, Statement statement)
    {
        var view = StatementView.Of(statement);
        StyledLines.Write(terminal, 0, Margin, [.. Headline(view)]);
        StyledLines.Write(
            terminal, Margin, Margin, new Run(view.Cue.Length > 0 ? $"{view.Cue}: " : string.Empty, Styles.Cue), new Run(view.Content, Styles.Content));
        StyledLines.Write(terminal, Margin, Margin, [.. Footing(view)]);
        if (view.Condition.Length > 0)
        {
            StyledLines.Write(terminal, Margin, Margin, new Run("depends on: ", Styles.Quiet), new Run(view.Condition, Styles.Commitment));
        }

        if (view.Holder.Length > 0)
        {
            StyledLines.Write(terminal, Margin, Margin, new Run("binds: ", Styles.Quiet), new Run(view.Holder, Styles.Commitment));
        }
    }

    private static IEnumerable<Run> Headline(StatementView view)
    {
        yield return new Run(view.Speaker, Styles.Speaker);
        if (view.Addressees.Length > 0)
        {
            yield return new Run(" → ", Styles.Quiet);
            yield return new Run(view.Addressees, Style.Plain);
        }

        if (view.Channel.Length > 0)
        {
            yield return new Run($" · {view.Channel}", Styles.Quiet);
        }
    }

    private static IEnumerable<Run> Footing(StatementView view)
    {
        yield return new Run(Vocabulary.Words(view.Modality), Styles.Of(view.Modality));
        yield return new Run($" · {view.Kind} · ", Styles.Quiet);
        if (view.Chain.Count == 0)
        {
            yield return new Run("nobody named to vouch for it", Styles.Quiet);
        }
        else if (view.Chain is [var only] && only == view.Speaker)
        {
            yield return new Run("on the speaker’s word alone", Styles.Quiet);
        }
        else
        {
            yield return new Run("vouched for by ", Styles.Quiet);
            yield return new Run(string.Join(" ← ", view.Chain), Styles.Chain);
        }
    }
}
