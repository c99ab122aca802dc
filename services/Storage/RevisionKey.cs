namespace DiploMesh.Storage;

/// <summary>Names one revision of one dispatch.</summary>
/// <param name="DispatchId">Identifier of the dispatch.</param>
/// <param name="Revision">Number of the revision, from 1.</param>
public sealed record RevisionKey(string DispatchId, int Revision);
