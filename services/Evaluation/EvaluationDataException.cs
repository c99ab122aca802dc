namespace DiploMesh.Evaluation;

/// <summary>A gold or prediction file cannot be scored. The message names the file or the document, never words of its text.</summary>
/// <param name="message">What is wrong and where.</param>
public sealed class EvaluationDataException(string message) : Exception(message);
