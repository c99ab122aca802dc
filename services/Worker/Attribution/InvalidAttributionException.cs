namespace DiploMesh.Worker.Attribution;

/// <summary>An answer of Attribution that must not be stored: it contradicts itself or the text. A defect there; asking again does not help.</summary>
/// <param name="message">What is wrong, without any of the dispatch's text.</param>
public sealed class InvalidAttributionException(string message) : Exception(message);
