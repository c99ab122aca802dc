using DiploMesh.Language.Segmentation;

namespace DiploMesh.Language.Tests.Segmentation;

public sealed class SegmentationModelTests
{
    [Fact]
    public void Load_WhatSaveWrote_IsTheSameModel()
    {
        const string Text = "The U.S. envoy cannot stay. He didn't say why.";
        using var first = new MemoryStream();
        SegmentationModel.Default.Save(first);
        first.Position = 0;
        var loaded = SegmentationModel.Load(first);
        using var second = new MemoryStream();
        loaded.Save(second);

        second.ToArray().ShouldBe(first.ToArray());
        var segmenter = new Segmenter(loaded);
        segmenter.Segment(Text);
        segmenter.Tokens.Length.ShouldBe(Cut.Tokens(Text).Split('|').Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(50_000)]
    public void Load_FileCutShort_IsRefused(int length)
    {
        using var whole = new MemoryStream();
        SegmentationModel.Default.Save(whole);

        Should.Throw<InvalidDataException>(() => SegmentationModel.Load(new MemoryStream(whole.ToArray()[..length])));
    }

    [Fact]
    public void Load_OtherFile_IsRefused() => Should.Throw<InvalidDataException>(() => SegmentationModel.Load(new MemoryStream(new byte[1000])));

    [Fact]
    public void Model_Size_StaysSmall()
    {
        using var whole = new MemoryStream();
        SegmentationModel.Default.Save(whole);

        whole.Length.ShouldBeLessThan(300_000);
    }
}
