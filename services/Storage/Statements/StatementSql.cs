using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Statements;

/// <summary>The statements that read the Worker's tables.</summary>
internal static class StatementSql
{
    private const string StatementRows =
        """
        SELECT s.seq AS Seq, s.payload AS Payload, r.engine AS Engine, r.model AS Model, r.create_time AS CreateTime, v.metadata AS Dispatch
        """;

    private const string CommunicationRows =
        """
        SELECT c.seq AS Seq, c.payload AS Payload, r.engine AS Engine, r.model AS Model, r.create_time AS CreateTime, v.metadata AS Dispatch
        """;

    private const string OfRun =
        """
        INNER JOIN worker_run r ON r.seq = {0}.run_seq
        INNER JOIN ingestion_revision v ON v.dispatch_id = r.dispatch_id AND v.revision = r.revision
        """;

    public static readonly SqlText FindStatement = new(
        $"""
        {StatementRows}
        FROM worker_statement s
        {OfRun.Replace("{0}", "s", StringComparison.Ordinal)}
        WHERE s.id = @statementId
        """);

    public static readonly SqlText FindRun = new(
        """
        SELECT r.seq AS Seq, r.dispatch_id AS DispatchId, r.revision AS Revision, r.engine AS Engine, r.model AS Model, r.payload AS Payload
        FROM worker_statement s
        INNER JOIN worker_run r ON r.seq = s.run_seq
        WHERE s.id = @statementId
        """);

    public static readonly SqlText RunStatements = new(
        "SELECT payload FROM worker_statement WHERE run_seq = @runSeq ORDER BY position");

    public static readonly SqlText RunCommunications = new(
        "SELECT payload FROM worker_communication WHERE run_seq = @runSeq ORDER BY position");

    /// <summary>The query for one page of statements.</summary>
    /// <param name="criteria">Its filters.</param>
    /// <param name="words">How many words its text has, each the parameter <c>@word{n}</c>.</param>
    public static SqlText Search(StatementCriteria criteria, int words)
    {
        var conditions = new List<Condition>();
        When(StatementCriteria.Dispatch, new ColumnCondition("dispatch_id", "= @dispatchId"));
        for (var i = 0; i < words; i++)
        {
            conditions.Add(new ListCondition("worker_statement_term", "statement_seq", ("word", "@word" + i)));
        }

        When(StatementCriteria.Speaker, new ColumnCondition("speaker_key", "= @speaker"));
        When(StatementCriteria.Holder, new ColumnCondition("holder_key", "= @holder"));
        When(StatementCriteria.Addressee, new ListCondition("worker_statement_addressee", "statement_seq", ("name_key", "@addressee")));
        When(StatementCriteria.Channel, new ColumnCondition("channel", "= @channel"));
        When(StatementCriteria.Modality, new ColumnCondition("modality", "= @modality"));
        When(StatementCriteria.Kind, new ColumnCondition("kind", "= @kind"));
        When(StatementCriteria.PublishedFrom, new ColumnCondition("published_time", ">= @publishedFrom", IsCovered: true));
        When(StatementCriteria.PublishedTo, new ColumnCondition("published_time", "< @publishedTo", IsCovered: true));
        When(StatementCriteria.MinConfidence, new ColumnCondition("confidence", ">= @minConfidence", IsCovered: true));
        return SearchText.Write("worker_statement", conditions, StatementRows, Rows("worker_statement", "s"));

        void When(StatementCriteria criterion, Condition condition)
        {
            if (criteria.HasFlag(criterion))
            {
                conditions.Add(condition);
            }
        }
    }

    /// <summary>The query for one page of communications.</summary>
    /// <param name="criteria">Its filters.</param>
    public static SqlText List(CommunicationCriteria criteria)
    {
        var conditions = new List<Condition>();
        When(CommunicationCriteria.Dispatch, new ColumnCondition("dispatch_id", "= @dispatchId"));
        When(CommunicationCriteria.Addressee, Party(PartyRole.Addressee, "@addressee"));
        When(CommunicationCriteria.Sender, Party(PartyRole.Sender, "@sender"));
        When(CommunicationCriteria.Channel, new ColumnCondition("channel", "= @channel"));
        return SearchText.Write("worker_communication", conditions, CommunicationRows, Rows("worker_communication", "c"));

        void When(CommunicationCriteria criterion, Condition condition)
        {
            if (criteria.HasFlag(criterion))
            {
                conditions.Add(condition);
            }
        }
    }

    private static ListCondition Party(PartyRole role, string value) =>
        new("worker_communication_party", "communication_seq", ("role", $"{(int)role}"), ("name_key", value));

    private static string Rows(string table, string alias) =>
        $"""
        INNER JOIN {table} {alias} ON {alias}.seq = page.seq
        {OfRun.Replace("{0}", alias, StringComparison.Ordinal)}
        ORDER BY page.seq DESC
        """;
}
