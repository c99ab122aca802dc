namespace DiploMesh.EndToEnd;

/// <summary>A folder of dispatches to ingest, copied from the samples: a file's path is its source URI, so it must not change.</summary>
internal sealed class Dispatches : IDisposable
{
    public Dispatches()
    {
        var top = Directory.CreateTempSubdirectory("diplomesh-e2e-");
        Top = top.FullName;
        Folder = top.CreateSubdirectory("dispatches").FullName;
        foreach (var sample in Directory.GetFiles(Built.Samples).Where(file => Path.GetExtension(file) is ".txt" or ".html" or ".json" or ".xml"))
        {
            File.Copy(sample, Path.Combine(Folder, Path.GetFileName(sample)));
        }
    }

    /// <summary>The dispatches.</summary>
    public string Folder { get; }

    private string Top { get; }

    /// <summary>Adds copies of the plain ones, each a dispatch of its own: enough work to be interrupted at.</summary>
    /// <param name="times">How many copies of each.</param>
    public void Multiply(int times)
    {
        foreach (var file in Directory.GetFiles(Folder, "*.txt"))
        {
            for (var i = 0; i < times; i++)
            {
                File.Copy(file, Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(file)}-{i}.txt"));
            }
        }
    }

    /// <summary>Makes an empty folder for a mesh's data.</summary>
    public string NewDataFolder() => Directory.CreateDirectory(Path.Combine(Top, Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(Top, recursive: true);
}
