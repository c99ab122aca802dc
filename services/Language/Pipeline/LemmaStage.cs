using DiploMesh.Language.Grammar;
using DiploMesh.Language.Lemmas;

namespace DiploMesh.Language.Pipeline;

/// <summary>Finds lemmas.</summary>
/// <param name="table">The rules.</param>
internal sealed class LemmaStage(LemmaTable table) : IAnalysisStage
{
    private readonly Lemmatizer _lemmatizer = new(table);

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<char> text, AnalysisBuffer buffer, CancellationToken cancellationToken)
    {
        var tokens = buffer.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var form = text[tokens[i].Start..tokens[i].End];
            buffer.Lemmas[i] = Lemmatizer.IsAmbiguous(form, buffer.Upos(i)) ? BeOrHave(buffer, i) : _lemmatizer.Lemma(form, buffer.Xpos(i));
        }
    }

    // "It's gone": only a participle tells "has" from "is".
    private static string BeOrHave(AnalysisBuffer buffer, int token) =>
        buffer.Relation(token) == Relation.Auxiliary && buffer.Head(token) is >= 0 and var head && buffer.Xpos(head) == "VBN" ? "have" : "be";
}
