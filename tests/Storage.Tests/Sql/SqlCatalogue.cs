using System.Reflection;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Outboxes;
using DiploMesh.Storage.Schema;
using DiploMesh.Storage.Statements;

namespace DiploMesh.Storage.Tests.Sql;

/// <summary>Every statement that the store can send to a database, by name.</summary>
internal static class SqlCatalogue
{
    /// <summary>Statements with a fixed text, found by reflection so that none can be forgotten.</summary>
    public static IEnumerable<(string Name, SqlText Text)> Fixed()
    {
        foreach (var field in typeof(SqlText).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
        {
            var name = $"{field.DeclaringType!.Name}.{field.Name}";
            switch (field.IsLiteral ? null : field.GetValue(null))
            {
                case SqlText text:
                    yield return (name, text);
                    break;
                case IBulkInsert insert:
                    yield return (name, insert.Text);
                    break;
                case OutboxSql outbox:
                    foreach (var property in typeof(OutboxSql).GetProperties())
                    {
                        yield return ($"{name}.{property.Name}", (SqlText)property.GetValue(outbox)!);
                    }

                    break;
            }
        }
    }

    /// <summary>Bulk inserts, by name.</summary>
    public static IEnumerable<IBulkInsert> Inserts() => typeof(AttributionSql)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(f => f.GetValue(null))
        .OfType<IBulkInsert>();

    /// <summary>Searches with every combination of filters.</summary>
    public static IEnumerable<(string Name, SqlText Text)> Searches() => StatementSearches()
        .Select(s => ($"{s.Criteria}, {s.Words} words", StatementSql.Search(s.Criteria, s.Words)))
        .Concat(CommunicationLists().Select(c => ($"communications, {c}", StatementSql.List(c))));

    /// <summary>Every combination of filters of a search for statements, with no words, two, and the most.</summary>
    public static IEnumerable<(StatementCriteria Criteria, int Words)> StatementSearches()
    {
        for (var criteria = StatementCriteria.None; criteria <= StatementCriteria.All; criteria++)
        {
            foreach (var words in (int[])[0, 2])
            {
                yield return (criteria, words);
            }
        }

        yield return (StatementCriteria.All, StatementSearch.MaxWords);
    }

    /// <summary>Every combination of filters of a list of communications.</summary>
    public static IEnumerable<CommunicationCriteria> CommunicationLists()
    {
        for (var criteria = CommunicationCriteria.None; criteria <= CommunicationCriteria.All; criteria++)
        {
            yield return criteria;
        }
    }

    /// <summary>All statements in T-SQL, those without a SQLite form included.</summary>
    public static IEnumerable<(string Name, string Text)> TSql() => Fixed().Concat(Searches())
        .Select(s => (s.Name, s.Text.SqlServer))
        .Append((nameof(SchemaSql.SqlServerLock), SchemaSql.SqlServerLock))
        .Append((nameof(SchemaSql.SqlServerUnlock), SchemaSql.SqlServerUnlock))
        .Concat(MigrationScripts.For(StorageProvider.SqlServer).Select(s => (s.Name, s.Contents)));
}
