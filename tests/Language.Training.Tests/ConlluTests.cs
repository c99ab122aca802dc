using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Tests;

public sealed class ConlluTests
{
    [Fact]
    public void Read_MultiwordTokensAndEmptyNodes_ArePassedOver()
    {
        const string text = """
            # text = Don't go
            1-2	Don't	_	_	_	_	_	_	_	_
            1	Do	do	AUX	VB	Mood=Imp	3	aux	3:aux	_
            2	n't	not	PART	RB	Polarity=Neg	3	advmod	3:advmod	_
            2.1	you	you	PRON	PRP	_	_	_	3:nsubj	_
            3	go	go	VERB	VB	_	0	root	0:root	_

            1	Yes	yes	INTJ	UH	_	0	root	_	_
            """;

        var sentences = Conllu.Read(new StringReader(text), "sample").ToList();

        sentences.Select(sentence => string.Join(' ', sentence.Select(word => word.Form))).ShouldBe(["Do n't go", "Yes"]);
        sentences[0].Select(word => word.Head).ShouldBe([2, 2, -1]);
        sentences[0][0].ShouldBe(new TreebankWord("Do", "AUX", "VB", "Mood=Imp", 2, "aux"));
    }

    [Theory]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_")]
    [InlineData("2\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\t2\troot\t_\t_")]
    [InlineData("1\t\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")]
    public void Read_BrokenLine_NamesFileAndLine(string line)
    {
        var error = Should.Throw<InvalidDataException>(() => Conllu.Read(new StringReader(line), "sample").ToList());
        error.Message.ShouldContain("sample");
        error.Message.ShouldContain("line 1");
    }
}
