using DiploMesh.Hosting;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using DiploMesh.Testing;
using DiploMesh.Worker.Tests.Support;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.Options;
using Accepted = DiploMesh.Messaging.Contracts.DispatchAccepted;

namespace DiploMesh.Worker.Tests;

public sealed class WorkerTests
{
    private const string Text = "The minister said the border would stay open.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_AcceptedDispatch_IsAttributedStoredAndAnnounced()
    {
        await using var worker = await WorkerProcess.StartAsync();

        var dispatch = await worker.AcceptAsync("one", Text);
        await worker.WaitForStatementsAsync(dispatch, 1);

        var statement = (await worker.StatementsAsync(dispatch)).Single();
        statement.Id.ShouldStartWith("st-");
        statement.Content.Single().Text.ShouldBe(Text);
        await worker.WaitUntilAnnouncedAsync();
    }

    [Fact]
    public async Task Worker_Request_BearsTextLanguageAndADeadline()
    {
        await using var worker = await WorkerProcess.StartAsync("--Worker:AttributionDeadline=00:00:20");
        DateTime? deadline = null;
        worker.Attribution.Answer = (request, context) =>
        {
            deadline = context.Deadline;
            return Task.FromResult(FakeAttribution.WholeText(request));
        };

        var dispatch = await worker.AcceptAsync("one", Text);
        await worker.WaitForStatementsAsync(dispatch, 1);

        var request = worker.Attribution.Requests.Single();
        (request.Text, request.Language, request.DocumentId, request.EncodingType).ShouldBe((Text, "en", dispatch.Id, EncodingType.Utf16));
        (deadline!.Value - TimeProvider.System.GetUtcNow().UtcDateTime).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Worker_LanguageThatIsNotAttributed_CountsAsEnrichedWithoutACall()
    {
        await using var worker = await WorkerProcess.StartAsync();

        var dispatch = await worker.AcceptAsync("foreign", "Ministar je rekao da granica ostaje otvorena.", attributed: false);
        var attributed = await worker.AcceptAsync("own", Text);
        await worker.WaitForStatementsAsync(attributed, 1);
        await Eventually.HoldsAsync(() => worker.AnnouncedAsync(2), "both are announced", Token);

        worker.Attribution.Requests.ShouldNotContain(request => request.DocumentId == dispatch.Id);
        (await worker.StatementsAsync(dispatch)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Worker_AttributionUnavailableForAWhile_TriesUntilItAnswers()
    {
        await using var worker = await WorkerProcess.StartAsync();
        var failures = 0;
        worker.Attribution.Answer = (request, _) => Interlocked.Increment(ref failures) <= 5
            ? throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "starting"))
            : Task.FromResult(FakeAttribution.WholeText(request));

        var dispatch = await worker.AcceptAsync("one", Text);

        await worker.WaitForStatementsAsync(dispatch, 1);
        worker.Attribution.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Worker_AttributionKilledInMidCallAndBack_LosesNothing()
    {
        await using var worker = await WorkerProcess.StartAsync();
        var hanging = new TaskCompletionSource();
        worker.Attribution.Answer = async (_, context) =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            throw new InvalidOperationException("never");
        };
        var dispatch = await worker.AcceptAsync("one", Text);
        await hanging.Task.WaitAsync(Eventually.DefaultDeadline, Token);

        await worker.Attribution.KillAsync();
        var late = await worker.AcceptAsync("two", Text);
        worker.Attribution.Answer = (request, _) => Task.FromResult(FakeAttribution.WholeText(request));
        await worker.Attribution.StartAsync();

        await worker.WaitForStatementsAsync(dispatch, 1);
        await worker.WaitForStatementsAsync(late, 1);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Unimplemented)]
    public async Task Worker_TextThatAttributionRefuses_IsAskedOnceAndItsNeighboursPass(StatusCode code)
    {
        await using var worker = await WorkerProcess.StartAsync();
        worker.Attribution.Answer = (request, _) => request.Text.StartsWith("Refuse", StringComparison.Ordinal)
            ? throw new RpcException(new Grpc.Core.Status(code, "no"))
            : Task.FromResult(FakeAttribution.WholeText(request));

        var before = await worker.AcceptAsync("before", Text);
        var refused = await worker.AcceptAsync("refused", "Refuse me.");
        await Eventually.HoldsAsync(() => worker.Attribution.Requests.Any(request => request.DocumentId == refused.Id), "it is asked", Token);
        var after = await worker.AcceptAsync("after", Text);

        await worker.WaitForStatementsAsync(before, 1);
        await worker.WaitForStatementsAsync(after, 1);
        worker.Attribution.Requests.Count(request => request.DocumentId == refused.Id).ShouldBe(1);
        (await worker.StatementsAsync(refused)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Worker_TextOnWhichAttributionAlwaysFails_IsGivenUpAfterAFewAttempts()
    {
        await using var worker = await WorkerProcess.StartAsync("--Worker:Retry:UnclearLimit=2");
        worker.Attribution.Answer = (request, _) => request.Text.StartsWith("Break", StringComparison.Ordinal)
            ? throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, "defect"))
            : Task.FromResult(FakeAttribution.WholeText(request));

        var broken = await worker.AcceptAsync("broken", "Break on this.");
        await Eventually.HoldsAsync(() => worker.Attribution.Requests.Count == 3, "it is tried three times", Token);
        var after = await worker.AcceptAsync("after", Text);

        await worker.WaitForStatementsAsync(after, 1);
        worker.Attribution.Requests.Count(request => request.DocumentId == broken.Id).ShouldBe(3);
    }

    [Fact]
    public async Task Worker_AnswerWithASpanThatIsNotInTheText_IsNotStored()
    {
        await using var worker = await WorkerProcess.StartAsync();
        worker.Attribution.Answer = (request, _) =>
        {
            var answer = FakeAttribution.WholeText(request);
            answer.Result.Statements[0].Content[0].End -= request.Text.StartsWith("Bad", StringComparison.Ordinal) ? 1 : 0;
            return Task.FromResult(answer);
        };

        var bad = await worker.AcceptAsync("bad", "Bad offsets come back.");
        var good = await worker.AcceptAsync("good", Text);

        await worker.WaitForStatementsAsync(good, 1);
        await Eventually.HoldsAsync(() => worker.Attribution.Requests.Count == 2, "both are asked", Token);
        (await worker.StatementsAsync(bad)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Worker_MessageDeliveredManyTimesAtOnce_IsAppliedOnce()
    {
        await using var worker = await WorkerProcess.StartAsync();
        var dispatch = await worker.AcceptAsync("one", Text);
        await worker.WaitForStatementsAsync(dispatch, 1);
        await worker.WaitUntilAnnouncedAsync();
        var first = await worker.StatementsAsync(dispatch);

        var repeated = Guid.CreateVersion7();
        var message = new Accepted(dispatch.Id, dispatch.Revision, dispatch.CreateTime.ToDateTimeOffset());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            worker.Get<IBus>().Publish(message, context => context.MessageId = repeated, Token)));
        var marker = await worker.AcceptAsync("marker", Text);
        await worker.WaitForStatementsAsync(marker, 1);
        await Eventually.HoldsAsync(
            () => worker.Get<IAttributionStore>().IsHandledAsync(new InboxEntry("dispatch-accepted", repeated), Token), "it is handled", Token);

        (await worker.StatementsAsync(dispatch)).ShouldBe(first);
        (await worker.AnnouncedAsync(2)).ShouldBeTrue();
    }

    [Fact]
    public async Task Worker_MessageOfADispatchThatIsNotThere_DoesNotKeepItsNeighbours()
    {
        await using var worker = await WorkerProcess.StartAsync();
        await worker.Get<IBus>().Publish(new Accepted("dp-00000000000000000000", 1, DateTimeOffset.UnixEpoch), Token);

        var dispatch = await worker.AcceptAsync("one", Text);

        await worker.WaitForStatementsAsync(dispatch, 1);
    }

    [Fact]
    public async Task Worker_StoppedWhileAttributing_FinishesAfterItsRestart()
    {
        await using var worker = await WorkerProcess.StartAsync();
        var hanging = new TaskCompletionSource();
        worker.Attribution.Answer = async (_, context) =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            throw new InvalidOperationException("never");
        };
        var dispatch = await worker.AcceptAsync("one", Text);
        await hanging.Task.WaitAsync(Eventually.DefaultDeadline, Token);

        worker.Attribution.Answer = (request, _) => Task.FromResult(FakeAttribution.WholeText(request));
        await worker.RestartAsync();

        await worker.WaitForStatementsAsync(dispatch, 1);
    }

    [Theory]
    [InlineData("AttributionAddress", "ftp://example.org")]
    [InlineData("AttributionDeadline", "00:00:00")]
    [InlineData("Retry:Limit", "0")]
    [InlineData("Retry:MaxWait", "00:00:00.001")]
    public async Task Worker_ImpossibleSetting_IsRefusedAtStart(string name, string value)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(async () =>
        {
            await using var app = MeshHost.Build(["--Mesh:GrpcPort=0", "--Mesh:HttpPort=0", $"--Worker:{name}={value}"], [new WorkerModule()]);
            await app.StartAsync(Token);
        });
        exception.Message.ShouldContain($"Worker:{name}");
    }
}
