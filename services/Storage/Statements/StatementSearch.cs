using Dapper;
using DiploMesh.Storage.Engines;

namespace DiploMesh.Storage.Statements;

/// <summary>A search for statements: its query and parameters.</summary>
/// <param name="Text">The query, one row per statement.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record StatementSearch(SqlText Text, DynamicParameters Parameters)
{
    /// <summary>Most different words in one search.</summary>
    public const int MaxWords = 128;

    /// <summary>The search for one page.</summary>
    /// <param name="filter">What to return.</param>
    /// <param name="before">Only statements with a lower sequence number.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The search; null if the filter holds a name or text without a single letter or digit, which nothing fits.</returns>
    /// <exception cref="ArgumentException">The text has more than <see cref="MaxWords"/> different words.</exception>
    public static StatementSearch? Create(StatementFilter filter, long before, int limit)
    {
        var parameters = new DynamicParameters();
        parameters.Add("before", before);
        parameters.Add("limit", limit);
        var criteria = StatementCriteria.None;
        var words = 0;

        if (filter.Text is { } text)
        {
            // The longest word is as a rule the rarest: the search goes by its list and looks the others up.
            var found = Folding.Words(text).OrderByDescending(w => w.Length).ToArray();
            if (found.Length == 0)
            {
                return null;
            }

            if (found.Length > MaxWords)
            {
                throw new ArgumentException($"A search may have {MaxWords} different words; this one has {found.Length}.", nameof(filter));
            }

            words = found.Length;
            for (var i = 0; i < words; i++)
            {
                parameters.Add("word" + i, found[i]);
            }
        }

        foreach (var (name, criterion, parameter) in (ReadOnlySpan<(string?, StatementCriteria, string)>)
        [
            (filter.Speaker, StatementCriteria.Speaker, "speaker"),
            (filter.Holder, StatementCriteria.Holder, "holder"),
            (filter.Addressee, StatementCriteria.Addressee, "addressee"),
        ])
        {
            if (name is null)
            {
                continue;
            }

            var key = Folding.Name(name);
            if (key.Length == 0)
            {
                return null;
            }

            criteria |= criterion;
            parameters.Add(parameter, key);
        }

        Add(StatementCriteria.Dispatch, "dispatchId", filter.DispatchId);
        Add(StatementCriteria.Kind, "kind", (int?)filter.Kind);
        Add(StatementCriteria.Modality, "modality", (int?)filter.Modality);
        Add(StatementCriteria.Channel, "channel", (int?)filter.Channel);
        Add(StatementCriteria.PublishedFrom, "publishedFrom", filter.PublishedFrom is { } from ? UtcTime.From(from) : null);
        Add(StatementCriteria.PublishedTo, "publishedTo", filter.PublishedTo is { } to ? UtcTime.From(to) : null);
        Add(StatementCriteria.MinConfidence, "minConfidence", filter.MinConfidence);
        return new StatementSearch(StatementSql.Search(criteria, words), parameters);

        void Add(StatementCriteria criterion, string name, object? value)
        {
            if (value is not null)
            {
                criteria |= criterion;
                parameters.Add(name, value);
            }
        }
    }
}
