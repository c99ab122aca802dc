using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Tests;

public sealed class TrainerTests
{
    private static readonly TrainingSettings Random = TinyTrainer.Settings with { Regularization = new Regularization(), Epochs = 4 };

    [Fact]
    public void Run_SmallData_IsLearntByHeart()
    {
        var trainer = TinyTrainer.Create(TinyTrainer.Settings with { Adam = new() { LearningRate = 1e-2f, AverageDecay = 0.9f } }, out var passages);
        Run(trainer, passages).ShouldBeTrue();

        var session = new ParserSession(trainer.ToModel());
        var parses = new TokenParse[4];
        session.Parse("Envoys met Ministers .", [new(0, 6), new(7, 3), new(11, 9), new(21, 1)], [4], parses, TestContext.Current.CancellationToken);

        parses.Select(parse => session.UniversalTags[parse.Tag]).ShouldBe(["NOUN", "VERB", "NOUN", "PUNCT"]);
        parses.Select(parse => parse.Head).ShouldBe([1, -1, 1, 1]);
        parses.Select(parse => session.Relations[parse.Relation]).ShouldBe(["nsubj", "root", "obj", "punct"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_SameSeedAndThreads_GivesTheSameBits(int threads)
    {
        var first = TinyTrainer.Create(Random with { Threads = threads }, out var passages);
        var second = TinyTrainer.Create(Random with { Threads = threads }, out _);
        Run(first, passages);
        Run(second, passages);
        Weights(second).ShouldBe(Weights(first));
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherBits()
    {
        var first = TinyTrainer.Create(Random, out var passages);
        var second = TinyTrainer.Create(Random with { Seed = 2 }, out _);
        Run(first, passages);
        Run(second, passages);
        Weights(second).ShouldNotBe(Weights(first));
    }

    [Fact]
    public void Run_TwoThreads_GiveNearlyWhatOneGives()
    {
        var settings = Random with { Regularization = Regularization.None, Epochs = 1 };
        var one = TinyTrainer.Create(settings, out var passages);
        var two = TinyTrainer.Create(settings with { Threads = 2 }, out _);
        var losses = new double[TinyNetwork.Heads.Count];
        var others = new double[TinyNetwork.Heads.Count];
        one.Step(passages, 1, losses);
        two.Step(passages, 1, others);
        for (var head = 0; head < losses.Length; head++)
        {
            others[head].ShouldBe(losses[head], 1e-5);
        }
    }

    [Fact]
    public void Resume_FromACheckpointInAnEpoch_GivesTheBitsOfAnUninterruptedRun()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            var whole = TinyTrainer.Create(Random, out var passages);
            Run(whole, passages);

            var first = TinyTrainer.Create(Random, out _);
            using var stop = new CancellationTokenSource();
            first.Run(passages, _ => { }, (_, _) => { stop.Cancel(); return 0; }, _ => { }, _ => { }, stop.Token).ShouldBeFalse();
            Checkpoint.Write(path, Random, first.Progress, first.Parameters);
            Checkpoint.ReadSettings(path).ShouldBe(Random);
            var second = TinyTrainer.Create(Random, out _);
            second.Progress = Checkpoint.Read(path, second.Parameters);
            second.Progress.Epoch.ShouldBe(1);
            Run(second, passages);

            Weights(second).ShouldBe(Weights(whole));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Checkpoint_OfAnotherNetwork_IsRefused()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            var trainer = TinyTrainer.Create(Random, out _);
            Checkpoint.Write(path, Random, trainer.Progress, trainer.Parameters);
            var other = TinyTrainer.Create(Random with { Encoder = TinyNetwork.Spec with { Hidden = 64 } }, out _);
            Should.Throw<InvalidDataException>(() => Checkpoint.Read(path, other.Parameters));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool Run(Trainer trainer, Data.Passage[] passages) => trainer.Run(passages, _ => { }, (_, _) => 0, _ => { }, _ => { }, CancellationToken.None);

    private static float[] Weights(Trainer trainer) => [.. trainer.Parameters.SelectMany(parameter => parameter.Value.Concat(parameter.Average))];
}
