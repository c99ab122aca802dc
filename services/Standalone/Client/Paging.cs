namespace DiploMesh.Standalone.Client;

/// <summary>A page of results.</summary>
/// <typeparam name="T">Type of a result.</typeparam>
/// <param name="Items">The results.</param>
/// <param name="NextToken">Token of the next page; empty if this is the last.</param>
internal readonly record struct Page<T>(IReadOnlyList<T> Items, string NextToken);

/// <summary>Walks over pages.</summary>
internal static class Paging
{
    /// <summary>The most that a mesh puts on one page.</summary>
    private const int LargestPage = 500;

    /// <summary>Reads pages until there are enough results, or no more.</summary>
    /// <typeparam name="T">Type of a result.</typeparam>
    /// <param name="read">Reads the page of a token, with at most so many results.</param>
    /// <param name="firstToken">Token of the page to begin with; empty for the first.</param>
    /// <param name="limit">How many results are enough.</param>
    /// <param name="take">Called with each page's results.</param>
    /// <returns>Token with which to go on; empty if there is no more.</returns>
    public static async Task<string> ReadAsync<T>(Func<string, int, Task<Page<T>>> read, string firstToken, int limit, Action<IReadOnlyList<T>> take)
    {
        var token = firstToken;
        var left = limit;
        do
        {
            var page = await read(token, Math.Min(left, LargestPage));
            take(page.Items);
            left -= page.Items.Count;
            token = page.NextToken;
        }
        while (left > 0 && token.Length > 0);

        return token;
    }
}
