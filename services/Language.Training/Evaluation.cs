using System.Text;
using DiploMesh.Language.Neural;
using DiploMesh.Language.Training.Data;

namespace DiploMesh.Language.Training;

/// <summary>How well a model does on gold tokens; shares in percent. Subtypes of relations are ignored, as in the CoNLL 2018 shared task.</summary>
/// <param name="Words">Words compared.</param>
/// <param name="Upos">Right universal tags.</param>
/// <param name="Xpos">Right treebank tags.</param>
/// <param name="Uas">Right heads.</param>
/// <param name="Las">Right heads with the right relation.</param>
/// <param name="UasNoPunctuation">Right heads of words that are not punctuation.</param>
/// <param name="LasNoPunctuation">The same with the right relation.</param>
/// <param name="TokensPerSecond">Tokens per second of processor time: what one core of a machine that does nothing else gives.</param>
internal sealed record Scores(int Words, double Upos, double Xpos, double Uas, double Las, double UasNoPunctuation, double LasNoPunctuation, double TokensPerSecond);

/// <summary>Parses a treebank from its own tokens and compares.</summary>
internal static class Evaluation
{
    private const string Punctuation = "PUNCT";

    /// <summary>Evaluates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sentences">The treebank.</param>
    /// <returns>The scores.</returns>
    public static Scores Run(NeuralModel model, IReadOnlyList<TreebankWord[]> sentences)
    {
        var session = new ParserSession(model);
        var (text, tokens, ends) = Join(sentences);
        var parses = new TokenParse[tokens.Length];
        var before = Environment.CpuUsage.TotalTime;
        session.Parse(text, tokens, ends, parses);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        int upos = 0, xpos = 0, uas = 0, las = 0, words = 0, uasWords = 0, lasWords = 0, at = 0;
        foreach (var gold in sentences.SelectMany(sentence => sentence))
        {
            var parse = parses[at++];
            upos += session.UniversalTags[parse.Tag] == gold.Upos ? 1 : 0;
            xpos += session.TreebankTags[parse.Tag] == gold.Xpos ? 1 : 0;
            var head = parse.Head == gold.Head ? 1 : 0;
            var labeled = head == 1 && Base(session.Relations[parse.Relation]).SequenceEqual(Base(gold.Relation)) ? 1 : 0;
            uas += head;
            las += labeled;
            if (gold.Upos != Punctuation)
            {
                words++;
                uasWords += head;
                lasWords += labeled;
            }
        }

        var n = tokens.Length;
        return new Scores(n, Share(upos, n), Share(xpos, n), Share(uas, n), Share(las, n), Share(uasWords, words), Share(lasWords, words), n / seconds);
    }

    /// <summary>The words of a treebank as one text with spans.</summary>
    /// <param name="sentences">The treebank.</param>
    /// <returns>Text, tokens and ends of sentences.</returns>
    public static (string Text, TokenSpan[] Tokens, int[] SentenceEnds) Join(IReadOnlyList<TreebankWord[]> sentences)
    {
        var text = new StringBuilder();
        var tokens = new List<TokenSpan>();
        var ends = new List<int>();
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence)
            {
                tokens.Add(new TokenSpan(text.Length, word.Form.Length));
                text.Append(word.Form).Append(' ');
            }

            ends.Add(tokens.Count);
        }

        return (text.ToString(), [.. tokens], [.. ends]);
    }

    private static double Share(int right, int all) => all == 0 ? 0 : 100.0 * right / all;

    private static ReadOnlySpan<char> Base(string relation)
    {
        var colon = relation.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? relation : relation.AsSpan(0, colon);
    }
}
