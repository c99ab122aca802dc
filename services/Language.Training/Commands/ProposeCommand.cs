using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Segmentation;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training.Commands;

/// <summary><c>propose FILE.jsonl --model FILE --out FILE.jsonl</c>: writes the statements that a model proposes, for a scorer.</summary>
internal static class ProposeCommand
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON lines with texts." };
        var model = new Option<string>("--model") { Description = "Model file.", Required = true };
        var output = new Option<string>("--out") { Description = "JSON lines to write.", Required = true };
        var bias = new Option<float>("--cue-bias") { Description = "Added to the score of a cue: finds more." };
        var command = new Command("propose", "Writes the statements that a model proposes, as spans.") { file, model, output, bias };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(model)!, result.GetValue(output)!, result.GetValue(bias)));
        return command;
    }

    private static int Run(string file, string modelPath, string output, float bias)
    {
        using var stream = File.OpenRead(modelPath);
        var session = new ProposalSession(NeuralModel.Load(stream)) { CueBias = bias };
        var segmenter = new Segmenter();
        using var writer = new StreamWriter(output);
        var tokens = 0L;
        var before = Environment.CpuUsage.TotalTime;
        foreach (var text in AttributedText.Read(file))
        {
            var document = Texts.Cut(text.Text, segmenter);
            tokens += document.Count;
            writer.WriteLine(JsonSerializer.Serialize(new { text.Id, text.Text, Attributions = Propose(session, document) }, Options));
        }

        Console.Error.WriteLine($"{tokens} tokens, {tokens / (Environment.CpuUsage.TotalTime - before).TotalSeconds:F0} tokens/s of processor time");
        return 0;
    }

    private static object[] Propose(ProposalSession session, Document document)
    {
        var proposals = new List<Proposal>();
        session.Read(
            document.Text, [.. document.Tokens.Select(token => new TokenSpan(token.Start, token.End - token.Start))], [.. document.Sentences.Select(range => range.End)],
            [.. document.Paragraphs.Select(range => range.End)], new TokenParse[document.Count], proposals);
        object[] Spans(params IEnumerable<TokenRange> ranges) =>
            [.. ranges.Where(range => !range.IsEmpty).Select(range => new { document.SpanOf(range).Start, document.SpanOf(range).End, Text = document.TextOf(range) })];
        return [.. proposals.Select((proposal, i) => new
        {
            Id = "p" + i, Source = Spans(proposal.Source), Cue = Spans(proposal.Cue), Content = Spans(proposal.Contents),
            Shares = new[] { proposal.CueShare, proposal.ContentShare, proposal.EdgeShare, proposal.LinkShare, proposal.SourceShare },
        })];
    }
}
