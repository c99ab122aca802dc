using DiploMesh.Language.Treebanks;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class ParseTests : IDisposable
{
    private const string Treebank = """
        # sent_id = a-1
        # text = They can't.
        1	They	_	_	_	_	_	_	_	_
        2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
        2	ca	_	_	_	_	_	_	_	_
        3	n't	_	_	_	_	_	_	_	Note=own
        4	.	_	_	_	_	_	_	_	_

        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Parse_StandardInput_PrintsTreesInConllu()
    {
        var run = await ProgramRun.InvokeAsync(["parse"], "The minister said nobody had asked.\n\nShe left.", cancellationToken: TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.Errors.ShouldBeEmpty();
        var sentences = ConlluReader.Read(new StringReader(run.Output), "output").ToArray();
        sentences.Length.ShouldBe(2);
        sentences[0].Comments.ShouldBe(["newdoc id = -", "newpar", "sent_id = --1", "text = The minister said nobody had asked."]);
        sentences[1].StartsParagraph.ShouldBeTrue();
        sentences[0].Words[2].ShouldBe(new ConlluWord("said", "say", "VERB", "VBD", sentences[0].Words[2].Features, 0, "root"));
        sentences[0].Words[5].Misc.ShouldBe("SpaceAfter=No");
    }

    [Fact]
    public async Task Parse_Pretokenized_KeepsWordsCommentsAndMultiwordTokens()
    {
        var run = await ProgramRun.InvokeAsync("parse", _folder.Write("a.conllu", Treebank), "--pretokenized", "--format", "conllu");

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        var sentence = ConlluReader.Read(new StringReader(run.Output), "output").ToArray().ShouldHaveSingleItem();
        sentence.Comments.ShouldBe(["sent_id = a-1", "text = They can't."]);
        sentence.Multiwords.ShouldBe([new MultiwordToken(2, 3, "can't", "SpaceAfter=No")]);
        sentence.Words.Select(word => word.Form).ShouldBe(["They", "ca", "n't", "."]);
        sentence.Words.Select(word => word.Lemma).ShouldBe(["they", "can", "not", "."]);
        sentence.Words[2].Misc.ShouldBe("Note=own");
        sentence.Words.Count(word => word.Head == 0).ShouldBe(1);
    }

    [Fact]
    public async Task Parse_PretokenizedButWrong_NamesFileAndLine()
    {
        var run = await ProgramRun.InvokeAsync("parse", _folder.Write("a.conllu", "# x\n1\tYes"), "--pretokenized");

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain("a.conllu, line 2: 2 columns, not 10.");
    }

    [Fact]
    public async Task Parse_MissingFile_IsNamed()
    {
        var run = await ProgramRun.InvokeAsync("parse", Path.Combine(_folder.Path, "missing.txt"));

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain("missing.txt: cannot be read: ");
    }

    [Fact]
    public async Task EvalParse_OwnOutput_IsRightEverywhere()
    {
        var parsed = await ProgramRun.InvokeAsync(["parse", "-"], "The minister said nobody had asked.\n\nShe left.", cancellationToken: TestContext.Current.CancellationToken);

        var run = await ProgramRun.InvokeAsync("eval-parse", _folder.Write("own/dev.conllu", parsed.Output));

        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.OutputLines.Count.ShouldBe(3);
        run.OutputLines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["SET", "INPUT", "WORDS", "TOKENS", "SENTENCES", "UPOS", "XPOS", "LEMMA", "UAS", "LAS", "UAS_NP", "LAS_NP"]);
        run.OutputLines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["own/dev.conllu", "gold", "10", .. Enumerable.Repeat("100.00", 9)]);
        run.OutputLines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["own/dev.conllu", "raw", "10", .. Enumerable.Repeat("100.00", 9)]);
    }

    [Fact]
    public async Task EvalParse_ModelThatIsNone_IsRefused()
    {
        var run = await ProgramRun.InvokeAsync("eval-parse", _folder.Write("a.conllu", Treebank), "--model", _folder.Write("no.dmn", "no model"));

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain("no.dmn: This is not a model file of the language engine.");
    }

    public void Dispose() => _folder.Dispose();
}
