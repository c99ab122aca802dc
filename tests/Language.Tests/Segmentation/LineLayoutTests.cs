namespace DiploMesh.Language.Tests.Segmentation;

public sealed class LineLayoutTests
{
    private const string Broken = "The embassy reports that the harbour master has again refused entry to\ntwo trawlers, although both carry the papers which were agreed between\nthe two ministries last spring, and asks for instructions.";

    private const string Joined = "The embassy reports that the harbour master has again refused entry to two trawlers, although both carry the papers which were agreed between the two ministries last spring, and asks for instructions.";

    [Fact]
    public void Segment_LinesBrokenToAWidth_AreOneParagraph() => Cut.Paragraphs(Broken).ShouldBe(Joined);

    [Fact]
    public void Segment_LinesBrokenToAWidth_AreOneSentence() => Cut.Sentences(Broken).ShouldBe(Joined);

    [Fact]
    public void Segment_CarriageReturns_AreLineBreaksToo() => Cut.Paragraphs(Broken.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\r\nThe consul agrees.").ShouldBe(Joined + "|The consul agrees.");

    [Fact]
    public void Segment_TelegramHeader_IsAFieldALine() =>
        Cut.Sentences("FROM: EMBASSY OSTRAVA\nTO: SECSTATE WASHDC\nSUBJECT: PORT FEES\n\n" + Broken).ShouldBe("FROM: EMBASSY OSTRAVA|TO: SECSTATE WASHDC|SUBJECT: PORT FEES|" + Joined);

    [Fact]
    public void Segment_HeadlineAboveProse_StandsAlone() =>
        Cut.Paragraphs("Harbour talks resume\nThe two ministers met again on Friday after a pause of several weeks.")
            .ShouldBe("Harbour talks resume|The two ministers met again on Friday after a pause of several weeks.");

    [Fact]
    public void Segment_ListItems_StandAlone() =>
        Cut.Paragraphs("- the harbour fees that were agreed upon in the spring of last year\n- the two trawlers\n- a date for the next meeting")
            .ShouldBe("- the harbour fees that were agreed upon in the spring of last year|- the two trawlers|- a date for the next meeting");

    [Fact]
    public void Segment_BrokenAndUnbrokenBlocks_DoNotInfluenceEachOther()
    {
        const string Headlines = "Council to vote on tariffs\nMinister visits Tema";

        Cut.Paragraphs(Headlines + "\n\n" + Broken).ShouldBe(Cut.Paragraphs(Headlines) + "|" + Joined);
    }
}
