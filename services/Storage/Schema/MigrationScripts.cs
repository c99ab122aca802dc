using System.Reflection;
using DbUp.Engine;

namespace DiploMesh.Storage.Schema;

/// <summary>The numbered scripts, which are part of the assembly.</summary>
internal static class MigrationScripts
{
    /// <summary>Name of the table that tells which scripts a store has had.</summary>
    public const string Journal = "storage_journal";

    /// <summary>The scripts of an engine, in order; their names are numbers and words: <c>0001_tables</c>.</summary>
    /// <param name="provider">The engine.</param>
    public static IReadOnlyList<SqlScript> For(StorageProvider provider)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(StorageOptions).Namespace}.Migrations.{provider}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SqlScript(name[prefix.Length..^".sql".Length], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
