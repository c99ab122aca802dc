using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Query.Answers;
using DiploMesh.Storage;

namespace DiploMesh.Query.Tests;

public sealed class DispatchTextsTests
{
    [Fact]
    public async Task Encode_ManyAnswers_ReadsEachTextOnceAndKeepsTheOrder()
    {
        var reader = new CountingReader();
        StoredStatement[] answers = [Answer("dp-a", 1), Answer("dp-b", 1), Answer("dp-a", 1), Answer("dp-a", 2)];

        var encoded = await new DispatchTexts(reader).EncodeAsync(answers, found => found.Dispatch, EncodingType.Utf8, TestContext.Current.CancellationToken);

        reader.Reads.ShouldBe([("dp-a", 1), ("dp-b", 1), ("dp-a", 2)]);
        encoded.Select(answer => (answer.Dispatch.Id, answer.Dispatch.Revision)).ShouldBe(answers.Select(answer => (answer.Dispatch.Id, answer.Dispatch.Revision)));
        encoded.ShouldAllBe(answer => answer.Statement.Content[0].Start == 2);
    }

    [Theory]
    [InlineData(EncodingType.Unspecified)]
    [InlineData(EncodingType.Utf16)]
    public async Task Encode_UnitOfTheStore_ReadsNoText(EncodingType encoding)
    {
        var reader = new CountingReader();

        await new DispatchTexts(reader).EncodeAsync([Answer("dp-a", 1)], found => found.Dispatch, encoding, TestContext.Current.CancellationToken);

        reader.Reads.ShouldBeEmpty();
    }

    private static StoredStatement Answer(string dispatchId, int revision) => new()
    {
        Statement = new Statement { Content = { new Span { Start = 1, End = 2, Text = "b" } } },
        Dispatch = new Dispatch { Id = dispatchId, Revision = revision },
    };

    private sealed class CountingReader : IDispatchReader
    {
        public List<(string, int)> Reads { get; } = [];

        public Task<Dispatch?> FindAsync(string dispatchId, int revision, CancellationToken cancellationToken)
        {
            Reads.Add((dispatchId, revision));
            return Task.FromResult<Dispatch?>(new Dispatch { Id = dispatchId, Revision = revision, Text = "éb" });
        }

        public Task<byte[]?> FindRawAsync(RevisionKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Dispatch>> ListRevisionsAsync(string dispatchId, int? beforeRevision, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
