using DiploMesh.Storage.Schema;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace DiploMesh.Storage.Tests.Sql;

/// <summary>Holds the T-SQL to the grammar of SQL Server 2022 and to the subset that Babelfish shares, without a server.</summary>
public sealed class TSqlTests
{
    [Fact]
    public void EveryStatement_Parsed_IsTSqlOfTheCommonSubset()
    {
        var complaints = SqlCatalogue.TSql().SelectMany(s => Complaints(s.Text).Select(c => $"{s.Name}: {c}")).ToArray();

        complaints.ShouldBeEmpty();
        SqlCatalogue.TSql().Count().ShouldBeGreaterThan(2_000);
    }

    [Theory]
    [InlineData("SELECT seq FROM t LIMIT 5", "syntax")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING", "syntax")]
    [InlineData("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("SELECT a FROM t ORDER BY a OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY", "OFFSET")]
    [InlineData("CREATE COLUMNSTORE INDEX ix ON t (a)", "columnstore")]
    [InlineData("CREATE CLUSTERED COLUMNSTORE INDEX ix ON t", "columnstore")]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a", "CREATE OR ALTER")]
    [InlineData("WITH c AS (SELECT TOP (1) a FROM t) UPDATE c SET a = 1", "common table expression")]
    [InlineData("CREATE TABLE t (a varchar(10))", "varchar")]
    [InlineData("CREATE TABLE t (a datetime)", "datetime")]
    [InlineData("SELECT a FROM t WHERE a = 'x'", "literal")]
    public void Complaints_WhatTheSubsetLacks_IsFound(string text, string complaint)
    {
        Complaints(text).ShouldHaveSingleItem().ShouldContain(complaint);
    }

    [Fact]
    public void TableTypes_ComparedWithBulkInserts_HaveTheSameColumnsInTheSameOrder()
    {
        var types = new TableTypes();
        foreach (var script in MigrationScripts.For(StorageProvider.SqlServer))
        {
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script.Contents), out _).Accept(types);
        }

        foreach (var insert in SqlCatalogue.Inserts())
        {
            var columns = insert.RowColumns.Select(c => $"{c.Name} {c.SqlDbType}({c.MaxLength})".ToLowerInvariant());
            types.Columns[insert.RowType].ShouldBe(columns.Select(TableTypes.Normalized));
        }

        types.Columns.Count.ShouldBe(SqlCatalogue.Inserts().Count());
    }

    private static IReadOnlyList<string> Complaints(string text)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        if (errors.Count > 0)
        {
            return [$"syntax: {errors[0].Message}"];
        }

        var subset = new CommonSubset();
        fragment.Accept(subset);
        return subset.Complaints;
    }

    private sealed class CommonSubset : TSqlFragmentVisitor
    {
        private readonly List<string> _complaints = [];

        public IReadOnlyList<string> Complaints => _complaints;

        public override void Visit(MergeStatement node) => _complaints.Add("MERGE");

        public override void Visit(OffsetClause node) => _complaints.Add("OFFSET");

        public override void Visit(CreateColumnStoreIndexStatement node) => _complaints.Add("columnstore");

        public override void Visit(CreateOrAlterViewStatement node) => _complaints.Add("CREATE OR ALTER");

        public override void Visit(CreateOrAlterProcedureStatement node) => _complaints.Add("CREATE OR ALTER");

        public override void Visit(CreateOrAlterFunctionStatement node) => _complaints.Add("CREATE OR ALTER");

        public override void Visit(CreateOrAlterTriggerStatement node) => _complaints.Add("CREATE OR ALTER");

        public override void Visit(TemporalClause node) => _complaints.Add("temporal table");

        public override void Visit(SystemVersioningTableOption node) => _complaints.Add("temporal table");

        public override void Visit(WithCtesAndXmlNamespaces node) => _complaints.Add("common table expression");

        public override void Visit(SqlDataTypeReference node)
        {
            if (node.SqlDataTypeOption is SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.Text
                or SqlDataTypeOption.DateTime or SqlDataTypeOption.SmallDateTime)
            {
                _complaints.Add(node.SqlDataTypeOption.ToString().ToLowerInvariant());
            }
        }

        public override void Visit(StringLiteral node)
        {
            if (!node.IsNational)
            {
                _complaints.Add($"literal '{node.Value}' is not nvarchar");
            }
        }
    }

    private sealed class TableTypes : TSqlFragmentVisitor
    {
        public Dictionary<string, string[]> Columns { get; } = [];

        // Types without a length have one in SqlMetaData too, and max is -1 there.
        public static string Normalized(string column) => column.Replace("(-1)", "(max)", StringComparison.Ordinal) switch
        {
            var c when c.Contains("varchar", StringComparison.Ordinal) || c.Contains("varbinary", StringComparison.Ordinal) => c,
            var c => c[..c.IndexOf('(', StringComparison.Ordinal)],
        };

        public override void Visit(CreateTypeTableStatement node) => Columns[node.Name.BaseIdentifier.Value] =
        [
            .. node.Definition.ColumnDefinitions.Select(c =>
            {
                var type = (SqlDataTypeReference)c.DataType;
                var name = $"{c.ColumnIdentifier.Value} {type.SqlDataTypeOption}".ToLowerInvariant();
                return Normalized($"{name}({type.Parameters.FirstOrDefault()?.Value.ToLowerInvariant()})");
            }),
        ];
    }
}
