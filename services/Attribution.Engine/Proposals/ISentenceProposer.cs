using DiploMesh.Attribution.Engine.Pipeline;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Proposals;

/// <summary>A rule that reads one sentence at a time.</summary>
internal interface ISentenceProposer
{
    /// <summary>Adds what the sentence says; proposals of rules that came before are there to be seen.</summary>
    /// <param name="analysis">The text.</param>
    /// <param name="index">Index of the sentence.</param>
    /// <param name="sentence">Its tokens, without dateline and number.</param>
    /// <param name="proposals">The proposals so far.</param>
    void Propose(Analysis analysis, int index, TokenRange sentence, List<StatementDraft> proposals);
}
