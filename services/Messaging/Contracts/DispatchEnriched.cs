namespace DiploMesh.Messaging.Contracts;

/// <summary>The statements of a revision are stored and can be queried. Sent by the Worker.</summary>
/// <param name="DispatchId">Identifier of the dispatch.</param>
/// <param name="Revision">Number of the revision, from 1.</param>
/// <param name="StatementCount">How many statements it has.</param>
/// <param name="EnrichTime">When they were stored, UTC.</param>
public sealed record DispatchEnriched(string DispatchId, int Revision, int StatementCount, DateTimeOffset EnrichTime);
