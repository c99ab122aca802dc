using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Tests;

public sealed class ModelFileTests
{
    private static readonly byte[] File = Write(TinyTrainer.Untrained());

    [Fact]
    public void Read_WhatWasWritten_IsTheSameModel()
    {
        var model = NeuralModel.Load(new MemoryStream(File));

        model.Encoder.ShouldBe(TinyNetwork.Spec);
        model.Heads.Select(head => head.Name).ShouldBe(TinyNetwork.Heads.Select(head => head.Name));
        model.Heads.Zip(TinyNetwork.Heads).ShouldAllBe(pair => pair.First.GetType() == pair.Second.GetType() && pair.First.Labels.SequenceEqual(pair.Second.Labels));
        Write(model).ShouldBe(File);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(60)]
    [InlineData(5000)]
    public void Read_ChangedByte_IsRefused(int at)
    {
        var damaged = File.ToArray();
        damaged[at] ^= 1;
        Should.Throw<InvalidDataException>(() => NeuralModel.Load(new MemoryStream(damaged)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(3000)]
    public void Read_CutFile_IsRefused(int length) =>
        Should.Throw<InvalidDataException>(() => NeuralModel.Load(new MemoryStream(File[..length])));

    private static byte[] Write(NeuralModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }
}
