using DiploMesh.Benchmarks;

// Each suite is a file of its own; what follows its name is the suite's affair.
var suites = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["language"] = LanguageSuite.Run,
};
if (args.Length > 0 && suites.TryGetValue(args[0], out var suite))
{
    return suite(args[1..]);
}

Console.Error.WriteLine($"usage: dotnet run --project tests/Benchmarks -c Release -- {string.Join('|', suites.Keys)}");
return 2;
