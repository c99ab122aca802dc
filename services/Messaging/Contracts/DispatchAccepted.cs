namespace DiploMesh.Messaging.Contracts;

/// <summary>A dispatch, or a new revision of one, is stored and waits for attribution. Sent by Ingestion.</summary>
/// <param name="DispatchId">Identifier of the dispatch.</param>
/// <param name="Revision">Number of the revision, from 1.</param>
/// <param name="AcceptTime">When it was stored, UTC.</param>
public sealed record DispatchAccepted(string DispatchId, int Revision, DateTimeOffset AcceptTime);
