using System.Text.RegularExpressions;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Statements;
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
    public async Task EverySearch_Planned_GoesByItsMostSelectiveFilter()
    {
        var failures = new List<string>();
        foreach (var (criteria, words) in SqlCatalogue.StatementSearches())
        {
            await CheckAsync($"{criteria}, {words} words", StatementSql.Search(criteria, words), MostSelective(criteria, words));
        }

        foreach (var criteria in SqlCatalogue.CommunicationLists())
        {
            await CheckAsync($"communications, {criteria}", StatementSql.List(criteria), MostSelective(criteria));
        }

        failures.ShouldBeEmpty();

        async Task CheckAsync(string name, SqlText text, string key)
        {
            var first = (await PlanAsync(text)).First(step => step.StartsWith("SEARCH", StringComparison.Ordinal));
            if (!first.Contains($"({key}=? AND ", StringComparison.Ordinal))
            {
                failures.Add($"{name}: {first}");
            }
        }
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

    private static string MostSelective(StatementCriteria criteria, int words) => criteria switch
    {
        _ when criteria.HasFlag(StatementCriteria.Dispatch) => "dispatch_id",
        _ when words > 0 => "word",
        _ when criteria.HasFlag(StatementCriteria.Speaker) => "speaker_key",
        _ when criteria.HasFlag(StatementCriteria.Holder) => "holder_key",
        _ when criteria.HasFlag(StatementCriteria.Addressee) => "name_key",
        _ when criteria.HasFlag(StatementCriteria.Channel) => "channel",
        _ when criteria.HasFlag(StatementCriteria.Modality) => "modality",
        _ when criteria.HasFlag(StatementCriteria.Kind) => "kind",
        _ => "is_current",
    };

    private static string MostSelective(CommunicationCriteria criteria) => criteria switch
    {
        _ when criteria.HasFlag(CommunicationCriteria.Dispatch) => "dispatch_id",
        _ when criteria.HasFlag(CommunicationCriteria.Addressee) || criteria.HasFlag(CommunicationCriteria.Sender) => "role=? AND name_key",
        _ when criteria.HasFlag(CommunicationCriteria.Channel) => "channel",
        _ => "is_current",
    };

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
