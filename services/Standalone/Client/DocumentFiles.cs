namespace DiploMesh.Standalone.Client;

/// <summary>Finds the documents that are meant by paths.</summary>
internal static class DocumentFiles
{
    private static readonly EnumerationOptions Visible = new()
    {
        // A link may lead out of the folder, or back into it for ever.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Files, and all files below folders, in the order of the paths and within a folder in ordinal order of names.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <returns>Paths of files; a path that leads nowhere is kept, so that reading it says so.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? Below(path) : [path])];

    /// <summary>The media type that a file's name tells.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The media type; empty if the content has to tell.</returns>
    public static string MediaTypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" => "text/html",
        ".JSON" => "application/json",
        ".RSS" => "application/rss+xml",
        ".ATOM" => "application/atom+xml",
        ".TXT" => "text/plain",
        _ => string.Empty,
    };

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", Visible).Order(StringComparer.Ordinal))
        {
            if (!Directory.Exists(entry))
            {
                yield return entry;
                continue;
            }

            foreach (var file in Below(entry))
            {
                yield return file;
            }
        }
    }
}
