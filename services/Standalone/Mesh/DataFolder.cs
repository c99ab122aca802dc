namespace DiploMesh.Standalone.Mesh;

/// <summary>The folder in which a mesh keeps its data. Locked while it is open: two meshes on one store would do everything twice.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly bool _removeAtEnd;

    private DataFolder(string path, bool removeAtEnd)
    {
        _path = path;
        _removeAtEnd = removeAtEnd;
        Directory.CreateDirectory(path);
        try
        {
            _lock = new FileStream(
                Path.Combine(path, "diplomesh.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UserException($"the data folder {path} is in use by another mesh; stop that one, or choose another folder with --data.");
        }
    }

    /// <summary>Where data is kept if nobody says where.</summary>
    public static string DefaultPath
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return home.Length > 0 ? Path.Combine(home, "diplomesh") : Path.GetFullPath("diplomesh-data");
        }
    }

    /// <summary>Path of the SQLite file.</summary>
    public string DatabasePath => Path.Combine(_path, "diplomesh.db");

    /// <summary>Opens a folder that stays.</summary>
    /// <param name="path">Its path; it is made if it is not there.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="UserException">Another mesh uses it.</exception>
    public static DataFolder Open(string path) => new(Path.GetFullPath(path), removeAtEnd: false);

    /// <summary>Makes a folder that is removed with everything in it when it is disposed of.</summary>
    /// <returns>The folder.</returns>
    public static DataFolder Temporary() => new(Directory.CreateTempSubdirectory("diplomesh-").FullName, removeAtEnd: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        if (!_removeAtEnd)
        {
            return;
        }

        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something still holds a file; the system's own sweep of temporary files will take it.
        }
    }
}
