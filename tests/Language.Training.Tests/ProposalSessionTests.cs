using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Tests;

public sealed class ProposalSessionTests(ProposalSessionTests.Learnt learnt) : IClassFixture<ProposalSessionTests.Learnt>
{
    private const string Quoted = "“We will wait,” Envoy Marr said. “We have time.”";
    private const string Plain = "The fleet left the port.";

    [Fact]
    public void Read_WhatWasLearnt_IsProposed()
    {
        var found = Read(Quoted).ShouldHaveSingleItem();

        found.Cue.ShouldBe("said");
        found.Source.ShouldBe("Envoy Marr");
        found.Contents.ShouldBe(["“We will wait,”", "“We have time.”"]);
    }

    [Fact]
    public void Read_PlainNarrative_ProposesNothing() => Read(Plain).ShouldBeEmpty();

    [Fact]
    public void Read_ManyParagraphs_GivesEachWhatItGetsAlone()
    {
        // Longer than a window, so that its borders are seen too.
        var paragraphs = Enumerable.Range(0, 600).Select(i => i % 3 == 0 ? Plain : Quoted).ToArray();

        var found = Read(string.Join("\n\n", paragraphs));

        found.Count.ShouldBe(400);
        found.ShouldAllBe(proposal => proposal.Source == "Envoy Marr" && proposal.Contents.SequenceEqual(new[] { "“We will wait,”", "“We have time.”" }));
    }

    [Fact]
    public void Read_ParagraphWithoutEnd_IsReadToItsEnd()
    {
        var document = Document.Parse(string.Join(' ', Enumerable.Repeat("word", 10_000)) + ". " + Quoted);
        var parses = new TokenParse[document.Count];
        var proposals = new List<Proposal>();

        Read(document, parses, proposals);

        proposals.ShouldAllBe(proposal => proposal.Cue.First >= 0 && proposal.Contents.All(content => content.End <= document.Count && !content.IsEmpty));
    }

    [Fact]
    public void Read_EndsThatDoNotFit_AreRefused() =>
        Should.Throw<ArgumentException>(() => new ProposalSession(learnt.Model).Read("a b", [new(0, 1), new(2, 1)], [2], [1], new TokenParse[2], []));

    [Fact]
    public void Session_OfAModelThatOnlyParses_IsRefused()
    {
        var parser = new ParserData([[new TreebankWord("Yes", "INTJ", "UH", "_", -1, "root")]], Learnt.Settings.Encoder, 32, 32);
        var model = new Trainer(Learnt.Settings, parser.Heads, [1, 1, 1], new Vocabulary(["yes"])).ToModel();

        Should.Throw<InvalidDataException>(() => new ProposalSession(model));
    }

    private List<(string Cue, string Source, string[] Contents)> Read(string text)
    {
        var document = Document.Parse(text);
        var proposals = new List<Proposal>();
        Read(document, new TokenParse[document.Count], proposals);
        return [.. proposals.Select(proposal => (
            document.TextOf(proposal.Cue), proposal.Source.IsEmpty ? "" : document.TextOf(proposal.Source), proposal.Contents.Select(document.TextOf).ToArray()))];
    }

    private void Read(Document document, TokenParse[] parses, List<Proposal> proposals) => new ProposalSession(learnt.Model).Read(
        document.Text, [.. document.Tokens.Select(token => new TokenSpan(token.Start, token.End - token.Start))], [.. document.Sentences.Select(range => range.End)],
        [.. document.Paragraphs.Select(range => range.End)], parses, proposals);

    /// <summary>A small network that has learnt two paragraphs by heart.</summary>
    public sealed class Learnt
    {
        internal static TrainingSettings Settings { get; } = TinyTrainer.Settings with
        {
            Encoder = TinyNetwork.Spec, Regularization = Regularization.None, Epochs = 150, BatchTokens = 40, Adam = new() { LearningRate = 1e-2f, AverageDecay = 0.9f },
        };

        internal NeuralModel Model { get; } = Train();

        private static NeuralModel Train()
        {
            AttributedText.Span Span(string part) => new(Quoted.IndexOf(part, StringComparison.Ordinal), Quoted.IndexOf(part, StringComparison.Ordinal) + part.Length);
            AttributedText[] texts =
            [
                new("quoted", Quoted, [new([Span("Envoy Marr")], [Span("said")], [Span("“We will wait,”"), Span("“We have time.”")])]),
                new("plain", Plain, []),
            ];
            var documents = texts.Select(text => Document.Parse(text.Text)).ToArray();
            var lexicon = new Lexicon(Settings.Encoder, documents.SelectMany(document => Enumerable.Range(0, document.Count).Select(i => document.Characters(i).ToString())), 1);
            var parser = new ParserData([[new TreebankWord("Yes", "INTJ", "UH", "_", -1, "root")]], Settings.Encoder, 32, 32);
            var attribution = new AttributionData(parser.Heads.Count, Settings.Encoder.AllLayers - 1);
            var passages = texts.SelectMany((text, i) => attribution.ToPassages(text, documents[i], sentence =>
            {
                var range = documents[i].Sentences[sentence];
                return new Example(
                    [.. Enumerable.Range(range.First, range.Count).Select(token => lexicon.TypeOf(documents[i].Characters(token).ToString()))], new Gold?[parser.Heads.Count]);
            })).ToArray();
            var trainer = new Trainer(Settings, [.. parser.Heads, .. attribution.Heads], [1, 1, 1, 1, 1, 1, 1], lexicon.Vocabulary);
            trainer.Run(passages, _ => { }, (_, _) => 0, _ => { }, _ => { }, CancellationToken.None);
            return trainer.ToModel();
        }
    }
}
