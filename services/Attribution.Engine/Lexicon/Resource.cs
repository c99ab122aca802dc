using System.Reflection;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>Reads the word lists that ship inside the assembly.</summary>
internal static class Resource
{
    /// <summary>The lines of a list, without comments and blank lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list \"{name}\" is not part of the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
