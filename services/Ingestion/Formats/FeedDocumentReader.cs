using CodeHollow.FeedReader;
using DiploMesh.Hosting;

namespace DiploMesh.Ingestion.Formats;

/// <summary>RSS 0.9x, 1.0, 2.0 and Atom: every item is a dispatch, published by the feed.</summary>
internal sealed class FeedDocumentReader(IngestionOptions options) : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentFormat Format => DocumentFormat.Feed;

    /// <inheritdoc/>
    public IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget)
    {
        HardenedXml.Require(text, options.MaxDepth, budget);
        var feed = Parse(text);
        if (feed.Items.Count == 0)
        {
            throw Problems.InvalidArgument("content", "is a feed without items");
        }

        if (feed.Items.Count > options.MaxFeedItems)
        {
            throw Problems.InvalidArgument("content", $"is a feed of {feed.Items.Count} items; at most {options.MaxFeedItems} are accepted");
        }

        var items = new FeedItems(feed, options.MaxDepth, budget);
        return NewestOfEach([.. feed.Items.Select(items.Read)]);
    }

    private static Feed Parse(string text)
    {
        try
        {
            return FeedReader.ReadFromString(text);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // The library throws whatever it trips over (a missing version, a missing channel); each means the same.
            throw Problems.InvalidArgument("content", "is XML, but no RSS or Atom feed");
        }
    }

    // Two items with one identifier are two states of one dispatch; feeds list the newer one first. Items that are told
    // apart by nothing but their text have no identifier and are kept.
    private static List<ReadDispatch> NewestOfEach(List<ReadDispatch> items)
    {
        var kept = new List<ReadDispatch>();
        foreach (var same in items.GroupBy(item => item.SourceUri, StringComparer.Ordinal))
        {
            var newest = same.OrderByDescending(item => item.Published ?? DateTimeOffset.MinValue).First();
            var count = same.Count();
            kept.Add(count == 1 ? newest : newest with { Warnings = [.. newest.Warnings, $"the feed has {count} items with this identifier; the newest is kept"] });
        }

        return kept;
    }
}
