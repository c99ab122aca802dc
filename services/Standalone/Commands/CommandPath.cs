using System.CommandLine;

namespace DiploMesh.Standalone.Commands;

/// <summary>What to type to reach a command.</summary>
internal static class CommandPath
{
    /// <summary>The words that name a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>For example <c>diplomesh ingest</c>.</returns>
    public static string Of(Command command) => command is RootCommand ? "diplomesh" : $"diplomesh {command.Name}";
}
