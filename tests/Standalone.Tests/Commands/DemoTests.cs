using System.Text.RegularExpressions;
using DiploMesh.Standalone.Samples;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_InAPipe_PrintsEverySampleAsPlainText()
    {
        var run = await ProgramRun.InvokeAsync("demo");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        foreach (var name in BundledSamples.Names)
        {
            run.Output.ShouldContain($"== {BundledSamples.LabelOf(name)}");
        }

        run.OutputLines.Count(line => Footing().IsMatch(line)).ShouldBeGreaterThanOrEqualTo(40);
        run.Output.ShouldContain("What to try next");
        run.Output.ShouldNotContain('\u001b');
        run.OutputLines.ShouldAllBe(line => line == line.TrimEnd());
        run.OutputLines.ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task Demo_OnATerminal_IsStyled()
    {
        var run = await ProgramRun.InvokeAsync(["demo"], string.Empty, styled: true, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.Output.ShouldContain("\u001b[");
        run.Output.ShouldContain("━━");
    }

    [Fact]
    public async Task Demo_Cancelled_ExitsAsInterrupted()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var run = await ProgramRun.InvokeAsync(["demo"], string.Empty, cancellationToken: stop.Token);

        run.ExitCode.ShouldBe(ExitCodes.Interrupted);
        run.Output.ShouldBeEmpty();
    }

    /// <summary>The line that ends what is said of a statement: how firmly, how it stands in the text, who vouches.</summary>
    [GeneratedRegex("^    (firm|hedged|conditional|negated|requested|denied) · (direct|indirect|mixed|narrator|unknown) · ")]
    private static partial Regex Footing();
}
