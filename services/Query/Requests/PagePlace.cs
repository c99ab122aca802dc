using DiploMesh.Hosting;
using DiploMesh.Storage;
using Google.Protobuf;

namespace DiploMesh.Query.Requests;

/// <summary>Where in a list a page stands.</summary>
/// <param name="Before">Only rows with a lower sequence number; null for the first page.</param>
/// <param name="Size">How many rows at most.</param>
/// <param name="Fingerprint">Names the query to which the tokens of its pages are bound.</param>
internal sealed record PagePlace(long? Before, int Size, string Fingerprint)
{
    /// <summary>
    /// The most bytes on a page: below the 4 MiB that gRPC clients take by default. A page that would be larger is cut short, which
    /// its caller need not know; it ends with a token like any other.
    /// </summary>
    private const int MaxBytes = 3 * 1024 * 1024;

    /// <summary>The place that a list request names.</summary>
    public static PagePlace Of<T>(T request, int pageSize, string pageToken)
        where T : class, IMessage<T>
    {
        var fingerprint = QueryFingerprint.Of(request);
        return new PagePlace(pageToken.Length == 0 ? null : PageTokens.Decode(pageToken, fingerprint), PageSizes.Resolve(pageSize), fingerprint);
    }

    /// <summary>The page that starts with these rows, of which there is one more than fits if there is a next page.</summary>
    public Page<T> Cut<T>(IReadOnlyList<Sequenced<T>> rows)
        where T : IMessage
    {
        var count = 0;
        for (var bytes = 0; count < Math.Min(rows.Count, Size); count++)
        {
            bytes += rows[count].Value.CalculateSize();
            if (bytes > MaxBytes && count > 0)
            {
                break;
            }
        }

        return new Page<T>(
            [.. rows.Take(count).Select(row => row.Value)],
            count < rows.Count ? PageTokens.Encode(Fingerprint, rows[count - 1].Sequence) : string.Empty);
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="NextToken">Token of the next page; empty if this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string NextToken);
