using System.Text.RegularExpressions;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Storage.Tests.Sql;

/// <summary>Holds the SQLite statements to the schema that the scripts make, and the searches to its indexes.</summary>
public sealed partial class SqliteSqlTests : IAsyncLifetime
{
    private TestStore? _store;

    public async ValueTask InitializeAsync() => _store = await SqliteTestEngine.CreateAsync();

    public async ValueTask DisposeAsync() => await _store!.DisposeAsync();

    [Fact]
    public async Task EveryStatement_PreparedOnTheMigratedSchema_FitsIt()
    {
        var failures = new List<string>();
        foreach (var (name, text) in SqlCatalogue.Fixed().Concat(SqlCatalogue.Searches()))
        {
            try
            {
                await PlanAsync(text);
            }
            catch (SqliteException exception)
            {
                failures.Add($"{name}: {exception.Message}");
            }
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task EverySearch_Planned_GoesByAnIndexAndSortsNothingButThePage()
    {
        var failures = new List<string>();
        foreach (var (name, text) in SqlCatalogue.Searches())
        {
            var plan = await PlanAsync(text);
            var page = plan.TakeWhile(step => step != "SCAN page").ToArray();
            if (plan.Any(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN page")
                || page.Any(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)))
            {
                failures.Add($"{name}: {string.Join(" | ", plan)}");
            }
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryStatement_Planned_ScansNoTable()
    {
        // Reviving walks the sent messages once, when a process starts; the journal has a row per script; the indexes of an
        // outbox hold only what is pending or dead; json_each reads a parameter.
        string[] allowed = ["SCAN CONSTANT ROW", "SCAN json_each VIRTUAL TABLE INDEX 1:"];
        var failures = new List<string>();
        foreach (var (name, text) in SqlCatalogue.Fixed().Where(s => !s.Name.EndsWith(".ReviveUnhandled", StringComparison.Ordinal) && s.Name != "SchemaSql.AppliedScripts"))
        {
            var scans = (await PlanAsync(text))
                .Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal))
                .Where(step => !allowed.Contains(step) && !OutboxIndex().IsMatch(step));
            failures.AddRange(scans.Select(scan => $"{name}: {scan}"));
        }

        failures.ShouldBeEmpty();
    }

    private async Task<string[]> PlanAsync(SqlText text)
    {
        await using var connection = await _store!.Services.GetRequiredService<Database>().OpenAsync(SqlAccess.Write, TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text.Sqlite;
        foreach (var name in Parameter().Matches(text.Sqlite).Select(m => m.Value).Distinct())
        {
            command.Parameters.Add(new SqliteParameter(name, 1));
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        return [.. steps];
    }

    [GeneratedRegex("USING COVERING INDEX ix_[a-z]+_outbox_(due|dead)$")]
    private static partial Regex OutboxIndex();

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();
}
