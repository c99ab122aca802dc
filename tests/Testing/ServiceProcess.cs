namespace DiploMesh.Testing;

/// <summary>How to start a service of the mesh as a process of its own.</summary>
public sealed record ServiceProcessOptions
{
    /// <summary>Path of the built service: <c>DiploMesh.Worker.dll</c>.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Arguments of the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Configuration as environment variables: <c>Mesh__GrpcPort</c>, <c>Storage__ConnectionString</c>.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>Address that answers 2xx once the service is ready: <c>http://127.0.0.1:port/readyz</c>.</summary>
    public required Uri Readiness { get; init; }

    /// <summary>How long it may take to become ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>A service of the mesh that runs as a process of its own, to be killed and started again.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ServiceProcessOptions _options;
    private ChildProcess _child;

    private ServiceProcess(ServiceProcessOptions options)
    {
        _options = options;
        _child = Launch(options);
    }

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _child.HasExited;

    /// <summary>The end of what the process, as last started, wrote.</summary>
    public string Output => _child.Output;

    /// <summary>Starts a service and does not wait.</summary>
    /// <param name="options">Which, and how.</param>
    /// <returns>The process.</returns>
    public static ServiceProcess Start(ServiceProcessOptions options) => new(options);

    /// <summary>Starts a service and waits until it is ready.</summary>
    /// <param name="options">Which, and how.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The process.</returns>
    /// <exception cref="InvalidOperationException">It ended, or did not become ready in time; the message has its output.</exception>
    public static async Task<ServiceProcess> StartReadyAsync(ServiceProcessOptions options, CancellationToken cancellationToken)
    {
        var service = Start(options);
        try
        {
            await service.WaitUntilReadyAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the service says that it is ready.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not become ready in time; the message has its output.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(_options.AssemblyPath);
        try
        {
            await Eventually.HoldsAsync(
                async () => _child.HasExited || await IsReadyAsync(cancellationToken), $"{name} is ready", cancellationToken, _options.StartTimeout);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"{exception.Message}\n{Output}", exception);
        }

        if (_child.HasExited)
        {
            throw new InvalidOperationException($"{name} ended before it was ready.\n{Output}");
        }
    }

    /// <summary>Whether the service says that it is ready.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True if it answers, and with success.</returns>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(_options.Readiness, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Kills it at once: kill -9.</summary>
    /// <param name="cancellationToken">Ends the wait for its end.</param>
    public Task KillAsync(CancellationToken cancellationToken) => _child.KillAsync(cancellationToken);

    /// <summary>Asks it to end and waits.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(CancellationToken cancellationToken) => _child.StopAsync(TimeSpan.FromSeconds(45), cancellationToken);

    /// <summary>Starts it again, after it was killed or stopped, and waits until it is ready.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _child.DisposeAsync();
        _child = Launch(_options);
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static ChildProcess Launch(ServiceProcessOptions options) =>
        ChildProcess.Start("dotnet", [options.AssemblyPath, .. options.Arguments], options.Environment);
}
