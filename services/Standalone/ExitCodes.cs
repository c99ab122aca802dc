namespace DiploMesh.Standalone;

/// <summary>What the process returns to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All that was asked for is done.</summary>
    public const int Success = 0;

    /// <summary>Something was refused, could not be read or could not be reached; standard error says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C: 128 and the number of SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
