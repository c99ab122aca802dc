using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using DiploMesh.Standalone.Rendering;
using DiploMesh.Standalone.Texts;

namespace DiploMesh.Standalone.Commands;

/// <summary>Prints the versions of all that has a part in an answer.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = LocalAttribution.CreateEngine().Version;
        terminal.Out.WriteLine($"diplomesh {Program()}");
        terminal.Out.WriteLine($"engine    {version.Engine}");
        terminal.Out.WriteLine($"model     {(version.Model.Length > 0 ? version.Model : "none")}");
        return ExitCodes.Success;
    }

    private static string Program() =>
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
