using System.Reflection;
using System.Xml.Linq;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace DiploMesh.Architecture.Tests;

/// <summary>
/// Holds the table of who may use whom. Arrows only point to parts named earlier; the types are asked (ArchUnitNET), and so are the
/// project files, because a reference that no type uses yet is a door left open.
/// </summary>
public sealed class LayeringTests
{
    /// <summary>Each part, in the order of the table, and what it may use.</summary>
    private static readonly (string Part, string[] MayUse)[] Table =
    [
        ("Protos", []),
        ("Language", []),
        ("Evaluation", ["Language"]), // scores spans of Language; knows no engine, so that whoever trains one can use it
        ("Hosting", ["Protos"]),
        ("Storage", ["Protos"]),
        ("Messaging", ["Storage"]),
        ("Attribution.Engine", ["Language"]),
        ("Attribution", ["Language", "Attribution.Engine", "Hosting", "Protos"]), // the engine answers in spans of Language
        ("Ingestion", ["Hosting", "Storage", "Messaging", "Protos"]),
        ("Query", ["Hosting", "Storage", "Messaging", "Protos"]),
        ("Worker", ["Hosting", "Storage", "Messaging", "Protos"]),
        ("Standalone", ["Protos", "Language", "Evaluation", "Hosting", "Storage", "Messaging", "Attribution.Engine", "Attribution", "Ingestion", "Query", "Worker"]),
    ];

    private static readonly Dictionary<string, Assembly> Assemblies = Table.ToDictionary(row => row.Part, row => Assembly.Load(AssemblyName(row.Part)));

    private static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssemblies([.. Assemblies.Values]).Build();

    public static TheoryData<string> Parts => [.. Table.Select(row => row.Part)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Types_OfAPart_UseOnlyThePartsItMayUse(string part)
    {
        var mayUse = Table.Single(row => row.Part == part).MayUse;
        var forbidden = Table.Select(row => row.Part).Where(other => other != part && !mayUse.Contains(other)).Select(other => Assemblies[other]).ToArray();
        if (forbidden.Length == 0)
        {
            mayUse.Length.ShouldBe(Table.Length - 1);
            return;
        }

        IArchRule rule = Types().That().ResideInAssembly(Assemblies[part]).Should()
            .NotDependOnAny(Types().That().ResideInAssembly(forbidden[0], forbidden[1..]))
            .WithoutRequiringPositiveResults();
        rule.Check(Architecture);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void ProjectFile_OfAPart_ReferencesOnlyThePartsItMayUse(string part)
    {
        var mayUse = Table.Single(row => row.Part == part).MayUse;
        References(ProjectFile(part)).ShouldBeSubsetOf(mayUse);
    }

    [Fact]
    public void Table_OfParts_PointsOnlyToPartsNamedEarlier()
    {
        for (var i = 0; i < Table.Length; i++)
        {
            Table[i].MayUse.ShouldBeSubsetOf(Table[..i].Select(row => row.Part));
        }
    }

    [Fact]
    public void Table_OfParts_NamesEveryProjectUnderServices()
    {
        var folders = Directory.GetDirectories(Path.Combine(Root(), "services")).Select(Path.GetFileName).Where(name => !name!.EndsWith(".Training", StringComparison.Ordinal));
        folders.ShouldBeSubsetOf(Table.Select(row => row.Part));
    }

    [Fact]
    public void EngineAndLanguage_ReferenceNoPackages_ButBuildTools()
    {
        foreach (var part in new[] { "Language", "Evaluation", "Attribution.Engine" })
        {
            XDocument.Load(ProjectFile(part)).Descendants("FrameworkReference").ShouldBeEmpty();
            Assemblies[part].GetReferencedAssemblies().Select(name => name.Name!).ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Grpc", StringComparison.Ordinal));
        }
    }

    private static string AssemblyName(string part) => part == "Standalone" ? "diplomesh" : $"DiploMesh.{part}";

    private static string ProjectFile(string part) => part == "Protos"
        ? Path.Combine(Root(), "protos", "DiploMesh.Protos.csproj")
        : Path.Combine(Root(), "services", part, $"{part}.csproj");

    private static IEnumerable<string> References(string projectFile) => XDocument.Load(projectFile).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')).Replace("DiploMesh.", "", StringComparison.Ordinal));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DiploMesh.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from within the repository: DiploMesh.sln was not found above " + AppContext.BaseDirectory);
    }
}
