using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DiploMesh.Storage.Engines;

/// <summary>
/// Opens connections and runs units of work on them. What fails for a passing reason is run again as a whole, a
/// bounded number of times; every unit of work is therefore written so that running it twice does it once.
/// </summary>
internal sealed partial class Database : IDisposable
{
    // Eight writers that all create the same row need seven more turns at worst.
    private const int MaxRetries = 8;

    private readonly ILogger<Database> _logger;
    private readonly ResiliencePipeline _retry;

    static Database()
    {
        SqlMapper.AddTypeHandler(new UtcTime.Handler());
        SqlMapper.AddTypeHandler(new UniqueId.Handler());
        SqlMapper.AddTypeHandler(new Blob.Handler());
    }

    /// <summary>Takes the engine to work on.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="logger">Where retries are told.</param>
    public Database(SqlEngine engine, ILogger<Database> logger)
    {
        Engine = engine;
        _logger = logger;

        // The wait between attempts is a real one, of a real database; it does not follow the injected clock.
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = MaxRetries,
                Delay = TimeSpan.FromMilliseconds(10),
                MaxDelay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is { } e && engine.IsTransient(e)),
                OnRetry = arguments =>
                {
                    LogRetry(_logger, arguments.AttemptNumber + 1, arguments.Outcome.Exception!.Message);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>The engine.</summary>
    public SqlEngine Engine { get; }

    /// <summary>Reads.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="access"><see cref="SqlAccess.Read"/> or <see cref="SqlAccess.ReadReplica"/>.</param>
    /// <param name="work">Queries; run again if they fail for a passing reason.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> ReadAsync<T>(SqlAccess access, Func<SqlSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await _retry.ExecuteAsync(
            async token =>
            {
                await using var connection = await OpenAsync(access, token);
                return await work(new SqlSession(Engine, connection, null), token);
            },
            cancellationToken);

    /// <summary>Reads and writes in one transaction, which is committed when the work returns and undone when it throws.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="work">The work; run again as a whole if it fails for a passing reason.</param>
    /// <param name="cancellationToken">Ends the call; what is not committed is not stored.</param>
    public async Task<T> WriteAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await _retry.ExecuteAsync(
            async token =>
            {
                using var turn = await Engine.EnterWriteAsync(token);
                await using var connection = await OpenAsync(SqlAccess.Write, token);
                await using var transaction = await Engine.BeginWriteAsync(connection, token);
                var result = await work(new SqlSession(Engine, connection, transaction), token);
                await transaction.CommitAsync(token);
                return result;
            },
            cancellationToken);

    /// <summary>Runs something again when it fails for a passing reason.</summary>
    /// <param name="work">What to run; running it twice must do it once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RetryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        await _retry.ExecuteAsync(async token => await work(token), cancellationToken);

    /// <summary>Opens a connection outside any unit of work.</summary>
    /// <param name="access">What it is for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DbConnection> OpenAsync(SqlAccess access, CancellationToken cancellationToken)
    {
        var connection = Engine.CreateConnection(access);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await Engine.PrepareAsync(connection, access, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.Close();

    [LoggerMessage(EventId = 1, EventName = "StorageRetry", Level = LogLevel.Information, Message = "Storage runs a transaction again, attempt {Attempt}: {Reason}")]
    private static partial void LogRetry(ILogger logger, int attempt, string reason);
}
