using DiploMesh.Ingestion;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Mesh;
using DiploMesh.Standalone.Samples;

namespace DiploMesh.Standalone.Tests.Samples;

public sealed class BundledSamplesTests(MeshFixture mesh)
{
    [Fact]
    public async Task Samples_IngestedTwice_AreAttributedOnceWithoutWarnings()
    {
        using var connection = new MeshConnection(mesh.Mesh.GrpcAddress);

        var first = await SendAsync(connection);
        var second = await SendAsync(connection);

        first.ShouldAllBe(document => document.Problem == null);
        first.Sum(document => document.Receipts.Count).ShouldBe(BundledSamples.Names.Count + 1, "the feed has two items");
        foreach (var receipt in first.SelectMany(document => document.Receipts))
        {
            receipt.Outcome.ShouldBe(Outcome.Created);
            receipt.Dispatch.Warnings.ShouldBeEmpty();
            receipt.Dispatch.Language.Code.ShouldBe("en");
            receipt.Dispatch.Language.Attributed.ShouldBeTrue();
            receipt.Dispatch.PublishedTime.ShouldNotBeNull(receipt.Dispatch.SourceUri);
        }

        var watch = new DispatchWatch(connection.Query);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        foreach (var (path, receipt) in first.SelectMany(document => document.Receipts.Select(receipt => (document.Path, receipt))))
        {
            var statements = await watch.WaitAsync(receipt.Dispatch.Id, deadline.Token, TestContext.Current.CancellationToken);
            statements.ShouldNotBeEmpty(path);
        }

        second.SelectMany(document => document.Receipts).ShouldAllBe(receipt => receipt.Outcome == Outcome.Unchanged);
    }

    [Fact]
    public void Samples_Texts_AreOfAReadableLength()
    {
        var reader = new DocumentTexts(TimeProvider.System);
        foreach (var name in BundledSamples.Names)
        {
            foreach (var text in reader.Read(BundledSamples.Read(name), DocumentFiles.MediaTypeOf(name), TestContext.Current.CancellationToken))
            {
                text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(70, 350, name);
            }
        }
    }

    private static async Task<IReadOnlyList<SentDocument>> SendAsync(MeshConnection connection)
    {
        var sent = new List<SentDocument>();
        await new DispatchSender(connection.Ingestion).SendAsync(BundledSamples.Documents(), sent.Add, TestContext.Current.CancellationToken);
        return sent;
    }
}
