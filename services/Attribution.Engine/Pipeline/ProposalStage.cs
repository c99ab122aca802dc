using DiploMesh.Attribution.Engine.Proposals;

namespace DiploMesh.Attribution.Engine.Pipeline;

/// <summary>Asks each proposer in turn and lets <see cref="MergeStage"/> choose.</summary>
/// <param name="proposers">Those who propose.</param>
internal sealed class ProposalStage(IReadOnlyList<IStatementProposer> proposers) : IStage
{
    public void Run(Analysis analysis)
    {
        foreach (var proposer in proposers)
        {
            analysis.CancellationToken.ThrowIfCancellationRequested();
            proposer.Propose(analysis, analysis.Statements);
        }
    }
}
