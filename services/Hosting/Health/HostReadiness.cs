using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DiploMesh.Hosting.Health;

/// <summary>
/// Ready from the moment the server listens until the process is told to stop. Once told, it goes on serving for
/// <see cref="MeshOptions.DrainSeconds"/>, so that load balancers notice before calls are refused.
/// </summary>
internal sealed class HostReadiness(IHostApplicationLifetime lifetime, MeshOptions options, TimeProvider time) : IHealthCheck, IHostedLifecycleService
{
    private volatile bool _stopping;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            _stopping || lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process is stopping.")
            : lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The process is starting."));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The host calls this before it stops any service, the web server included.
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        return Task.Delay(TimeSpan.FromSeconds(options.DrainSeconds), time, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
