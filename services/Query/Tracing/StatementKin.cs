using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Query.Tracing;

/// <summary>
/// The statements of the same text that a statement is linked to. Links are data and may be wrong: each statement is visited
/// once, so that a circle of them ends.
/// </summary>
/// <param name="all">All statements of the text, in text order.</param>
/// <param name="statement">The statement.</param>
internal sealed class StatementKin(IReadOnlyCollection<Statement> all, Statement statement)
{
    /// <summary>The statements that report it, innermost first.</summary>
    public IEnumerable<Statement> NestedIn()
    {
        var byId = all.DistinctBy(other => other.Id).ToDictionary(other => other.Id, StringComparer.Ordinal);
        HashSet<string> seen = [statement.Id];
        for (var at = statement; byId.TryGetValue(at.NestedIn, out var outer) && seen.Add(outer.Id); at = outer)
        {
            yield return outer;
        }
    }

    /// <summary>The statements that it reports, directly or through one that it reports, in text order.</summary>
    public IEnumerable<Statement> Nested()
    {
        var inner = all.ToLookup(other => other.NestedIn, StringComparer.Ordinal);
        return Reach(id => inner[id].Select(other => other.Id));
    }

    /// <summary>The statements that say the same, linked to it by any way of restatements, in text order.</summary>
    public IEnumerable<Statement> Restatements()
    {
        var links = all.Where(other => other.Restates.Length > 0).ToList();
        var later = links.ToLookup(other => other.Restates, other => other.Id, StringComparer.Ordinal);
        var earlier = links.ToLookup(other => other.Id, other => other.Restates, StringComparer.Ordinal);
        return Reach(id => later[id].Concat(earlier[id]));
    }

    private IEnumerable<Statement> Reach(Func<string, IEnumerable<string>> next)
    {
        HashSet<string> reached = [statement.Id];
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var linked in next(id).Where(reached.Add))
            {
                open.Enqueue(linked);
            }
        }

        return all.Where(other => other.Id != statement.Id && reached.Contains(other.Id));
    }
}
