using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Data;

/// <summary>Writes what a model says of a treebank's words as CoNLL-U.</summary>
internal static class ConlluWriter
{
    /// <summary>Parses and writes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sentences">The words.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(NeuralModel model, IReadOnlyList<TreebankWord[]> sentences, TextWriter writer)
    {
        var session = new ParserSession(model);
        var (text, tokens, ends) = Evaluation.Join(sentences);
        var parses = new TokenParse[tokens.Length];
        session.Parse(text, tokens, ends, parses);
        var at = 0;
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Length; i++, at++)
            {
                var parse = parses[at];
                writer.Write(
                    $"{i + 1}\t{sentence[i].Form}\t_\t{session.UniversalTags[parse.Tag]}\t{session.TreebankTags[parse.Tag]}\t{session.Features[parse.Features]}\t{parse.Head + 1}\t{session.Relations[parse.Relation]}\t_\t_\n");
            }

            writer.Write('\n');
        }
    }
}
