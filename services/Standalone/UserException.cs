namespace DiploMesh.Standalone;

/// <summary>A failure that the user can mend. Its message is printed as it is, without a stack trace.</summary>
/// <param name="message">What happened and what to do, in one line.</param>
/// <param name="exitCode">What the process returns.</param>
internal sealed class UserException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;
}
