using DiploMesh.Language.Treebanks;

namespace DiploMesh.Language.Tests;

public sealed class TreebankDocumentTests
{
    private const string Treebank = """
        # newdoc id = a
        # sent_id = a-1
        # text = They can't.
        1	They	they	PRON	PRP	_	2	nsubj	_	_
        2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
        2	ca	can	AUX	MD	_	0	root	_	_
        3	n't	not	PART	RB	_	2	advmod	_	_
        3.1	go	go	VERB	VB	_	_	_	2:conj	_
        4	.	.	PUNCT	.	_	2	punct	_	_

        # newpar
        1	Yes	yes	INTJ	UH	_	0	root	_	_


        """;

    [Fact]
    public void ReadAndWrite_ATreebank_GivesTheSameText()
    {
        var written = new StringWriter();
        foreach (var sentence in ConlluReader.Read(new StringReader(Treebank), "test"))
        {
            ConlluWriter.Write(sentence, written);
        }

        written.ToString().ShouldBe(Treebank.TrimEnd('\n') + "\n\n");
    }

    [Fact]
    public void FromTokens_Treebank_KeepsWordsSentencesAndParagraphs()
    {
        var document = TreebankDocument.FromTokens(ConlluReader.Read(new StringReader(Treebank), "test"));

        document.Text.ShouldBe("They can't. \nYes ");
        document.Tokens.Select(token => token.Span.In(document.Text)).ShouldBe(["They", "ca", "n't", ".", "Yes"]);
        document.Tokens.Select(token => token.Kind).ShouldBe([TokenKind.Word, TokenKind.Word, TokenKind.Clitic, TokenKind.Mark, TokenKind.Word]);
        document.Sentences.ShouldBe([new TokenRange(0, 4), new TokenRange(4, 5)]);
        document.Paragraphs.ShouldBe([new TokenRange(0, 4), new TokenRange(4, 5)]);
    }

    [Theory]
    [InlineData("1\tYes", "2 columns")]
    [InlineData("2\tYes\t_\t_\t_\t_\t0\troot\t_\t_", "count up")]
    [InlineData("1\tYes\t_\t_\t_\t_\t9\troot\t_\t_", "a head is not")]
    [InlineData("1\tYes\t_\t_\t_\t_\tx\troot\t_\t_", "'x' is not a number")]
    public void Read_WrongLine_NamesTextAndLine(string line, string what)
    {
        var error = Should.Throw<InvalidDataException>(() => ConlluReader.Read(new StringReader("# a comment\n" + line), "bank.conllu").ToArray());

        error.Message.ShouldContain("bank.conllu, line 2");
        error.Message.ShouldContain(what);
    }
}
