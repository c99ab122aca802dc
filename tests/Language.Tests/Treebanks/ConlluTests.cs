using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Tests.Treebanks;

public sealed class ConlluTests
{
    private const string Sample =
        "# newdoc id = a\n# newpar\n# text = Don't go.\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
        + "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
        + "# text = Stay\n1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\tX=1|SpaceAfter=No\n\n"
        + "1\t!\t!\tPUNCT\t.\t_\t0\troot\t_\t_\n\n"
        + "# newpar id = p2\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n";

    [Fact]
    public void Write_WhatWasRead_IsTheSame()
    {
        using var writer = new StringWriter();
        foreach (var sentence in ConlluReader.Read(new StringReader(Sample), "sample"))
        {
            ConlluWriter.Write(sentence, writer);
        }

        writer.ToString().ShouldBe(Sample);
    }

    [Fact]
    public void Read_EmptyNodes_ArePassedOver() =>
        ConlluReader.Read(new StringReader("1\tYes\t_\t_\t_\t_\t0\troot\t_\t_\n1.1\tyes\t_\t_\t_\t_\t_\t_\t_\t_\n"), "sample").Single().Words.Count.ShouldBe(1);

    [Theory]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_")]
    [InlineData("2\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\t2\troot\t_\t_")]
    [InlineData("1\t\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")]
    [InlineData("1-2\tYes\t_\t_\t_\t_\t_\t_\t_\t_")]
    [InlineData("2-1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n1\tYes\t_\t_\t_\t_\t0\t_\t_\t_")]
    public void Read_BrokenLine_NamesTextAndLine(string lines)
    {
        var error = Should.Throw<InvalidDataException>(() => ConlluReader.Read(new StringReader(lines), "sample").ToList());
        error.Message.ShouldContain("sample, line ");
    }

    [Fact]
    public void TreebankText_Of_SpacesAsTheTreebankSays()
    {
        var text = TreebankText.Of(ConlluReader.Read(new StringReader(Sample), "sample"));

        text.Text.ShouldBe("Don't go. Stay!\n\nYes");
        text.Words.Select(word => text.Text.Substring(word.Start, word.Length)).ShouldBe(["Do", "n't", "go", ".", "Stay", "!", "Yes"]);
        text.SentenceEnds.ShouldBe([4, 5, 6, 7]);
        text.ParagraphStarts.ShouldBe([0, 6]);
    }

    [Fact]
    public void TreebankText_MultiwordSpeltOtherwise_LeavesItsWordsWithoutPlace()
    {
        const string Du = "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t0\t_\t_\t_\n2\tle\t_\t_\t_\t_\t1\t_\t_\t_\n3\tport\t_\t_\t_\t_\t1\t_\t_\t_\n";

        var text = TreebankText.Of(ConlluReader.Read(new StringReader(Du), "sample"));

        text.Text.ShouldBe("du port");
        text.Words.Select(word => word.Length).ShouldBe([0, 0, 4]);
    }
}
