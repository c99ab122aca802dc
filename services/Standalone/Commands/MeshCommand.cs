using System.CommandLine;
using DiploMesh.Standalone.Client;
using DiploMesh.Standalone.Rendering;
using Grpc.Core;

namespace DiploMesh.Standalone.Commands;

/// <summary>
/// A command of the program. Turns every way in which a command can fail into readable words on standard error and an exit code,
/// so that the commands themselves only do their work.
/// </summary>
internal abstract class MeshCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="name">The word that calls it.</param>
    /// <param name="description">What it does, in one line.</param>
    /// <param name="notes">Notes and examples, printed below its help.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    protected MeshCommand(string name, string description, string notes, Terminal terminal)
        : base(name, description)
    {
        Notes = notes;
        Terminal = terminal;
        SetAction(RunGuardedAsync);
    }

    /// <summary>Notes and examples, printed below its help.</summary>
    public string Notes { get; }

    /// <summary>Where the command reads and writes.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Where the mesh is; null for a command that needs none.</summary>
    protected virtual ServerOption? Server => null;

    /// <summary>Does the work.</summary>
    /// <param name="parsed">The options and arguments.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C and SIGTERM.</param>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    private async Task<int> RunGuardedAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(parsed, cancellationToken);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && IsCancellation(exception))
        {
            return ExitCodes.Interrupted;
        }
        catch (UserException exception)
        {
            Terminal.ReportError(exception.Message);
            return exception.ExitCode;
        }
        catch (RpcException exception)
        {
            foreach (var line in RpcProblem.Of(exception, Server?.Read(parsed)).Lines)
            {
                Terminal.ReportError(line);
            }

            return ExitCodes.Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.ReportError(exception.Message);
            return ExitCodes.Failure;
        }
        finally
        {
            await Terminal.Out.FlushAsync(CancellationToken.None);
        }
    }

    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };
}
