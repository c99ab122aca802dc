using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Tests;

public sealed class HeadRunnerTests
{
    [Fact]
    public void Run_ChainedTagsAndFreeLinks_GiveWhatWasLearnt()
    {
        var trainer = TinyTrainer.Create(TinyTrainer.Settings with { Adam = new() { LearningRate = 1e-2f, AverageDecay = 0.9f } }, out var passages);
        trainer.Run(passages, _ => { }, (_, _) => 0, _ => { }, _ => { }, CancellationToken.None).ShouldBeTrue();
        var model = trainer.ToModel();
        string[][] sentences = [["Envoys", "met", "Ministers", "."], ["Ministers", "smiled", "."]];
        var batch = new PackedBatch();
        batch.Reset([4, 3]);
        var words = new WordGates(model);
        words.Reset(batch.Rows);
        for (var b = 0; b < sentences.Length; b++)
        {
            for (var i = 0; i < sentences[b].Length; i++)
            {
                words.Set(batch.Row(b, i), sentences[b][i]);
            }
        }

        var encoder = new EncoderRunner(model);
        encoder.Run(batch, words);
        var chunks = new int[batch.Rows];
        new TagRunner(model, model.FindHead<TagHeadSpec>("chunks")!).Run(batch, encoder.Output(1), chunks);
        var sources = new int[batch.Rows];
        new LinkRunner(model, model.FindHead<LinkHeadSpec>("cues")!).Run(batch, encoder.Output(1), sources, []);

        chunks.ShouldBe([.. passages[0].Sentences[1].Gold[1]!.Labels, .. passages[2].Sentences[0].Gold[1]!.Labels]);
        int[] expected = [.. passages[0].Sentences[1].Gold[3]!.Heads!, .. passages[2].Sentences[0].Gold[3]!.Heads!];
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i] != Gold.UnknownHead)
            {
                sources[i].ShouldBe(expected[i]);
            }
        }
    }
}
