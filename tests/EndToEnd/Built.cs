namespace DiploMesh.EndToEnd;

/// <summary>Where the programs under test were built, in the same configuration as this test.</summary>
internal static class Built
{
    private static readonly string Output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>Top folder of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Output, "..", "..", "..", "..", ".."));

    /// <summary>The dispatches that ship with the program: text, telegram, HTML, ninjs and a feed.</summary>
    public static string Samples { get; } = Path.Combine(Root, "services", "Standalone", "Samples");

    /// <summary>Path of a service's program.</summary>
    /// <param name="folder">Its folder under <c>services</c>.</param>
    public static string Program(string folder)
    {
        var framework = Path.GetFileName(Output);
        var configuration = Path.GetFileName(Path.GetDirectoryName(Output)!);
        var assembly = folder == "Standalone" ? "diplomesh.dll" : $"DiploMesh.{folder}.dll";
        return Path.Combine(Root, "services", folder, "bin", configuration, framework, assembly);
    }
}
