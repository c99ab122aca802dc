using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Query.Requests;
using DiploMesh.Storage;

namespace DiploMesh.Query.Tests;

public sealed class PagePlaceTests
{
    [Fact]
    public void Cut_LargeItems_StaysBelowWhatClientsTake()
    {
        var place = PagePlace.Of(new SearchStatementsRequest(), 50, string.Empty);

        var page = place.Cut(Rows(10, characters: 1_000_000));

        page.Items.Count.ShouldBe(3);
        PagePlace.Of(new SearchStatementsRequest(), 50, page.NextToken).Before.ShouldBe(8);
    }

    [Fact]
    public void Cut_OneItemLargerThanAPage_IsReturnedAlone()
    {
        var page = PagePlace.Of(new SearchStatementsRequest(), 50, string.Empty).Cut(Rows(2, characters: 4_000_000));

        page.Items.Count.ShouldBe(1);
        page.NextToken.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    public void Cut_OneRowMoreThanFits_HasANextPage(int rows, int expected, bool hasNext)
    {
        var page = PagePlace.Of(new SearchStatementsRequest(), 5, string.Empty).Cut(Rows(rows, characters: 1));

        page.Items.Count.ShouldBe(expected);
        (page.NextToken.Length > 0).ShouldBe(hasNext);
    }

    private static List<Sequenced<StoredStatement>> Rows(int count, int characters) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Sequenced<StoredStatement>(
            10 - i,
            new StoredStatement { Statement = new Statement { Content = { new Span { Text = new string('a', characters) } } } })),
    ];
}
