namespace DiploMesh.Language.Pipeline;

/// <summary>A step of the analysis. It reads what the stages before it found and adds its own; it has buffers of its own and serves one thread at a time.</summary>
internal interface IAnalysisStage
{
    /// <summary>Does the step.</summary>
    /// <param name="text">The text.</param>
    /// <param name="buffer">What is known of it so far, and where to add.</param>
    /// <param name="cancellationToken">Ends it early; what it has added by then is not to be used.</param>
    void Run(ReadOnlySpan<char> text, AnalysisBuffer buffer, CancellationToken cancellationToken);
}
