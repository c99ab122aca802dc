using DiploMesh.Hosting.Calls;
using DiploMesh.Hosting.Health;
using DiploMesh.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DiploMesh.Hosting;

/// <summary>Builds and runs one process of the mesh out of service modules.</summary>
/// <remarks>
/// Settings come, the later the stronger, from <c>appsettings.json</c> beside the program, environment variables, environment
/// variables that begin with <c>DIPLOMESH_</c> (<c>DIPLOMESH_Mesh__GrpcPort=5000</c>), and the command line
/// (<c>--Mesh:GrpcPort=5000</c>). See <see cref="MeshOptions"/> for those of the host.
/// </remarks>
public static class MeshHost
{
    /// <summary>Runs a process until it is told to stop (SIGTERM, SIGINT).</summary>
    /// <param name="args">Settings, as on the command line.</param>
    /// <param name="modules">The services that the process runs; at least one.</param>
    /// <returns>The exit code: 0 after a clean stop, 1 if it could not start or failed, 2 if a setting is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, params IServiceModule[] modules)
    {
        try
        {
            await using var app = Build(args, modules);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
            return 2;
        }
        catch (IOException e)
        {
            // A port that is taken; the message names it.
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>
    /// Builds a process without starting it. After <see cref="IHost.StartAsync"/> its addresses are those of the registered
    /// <see cref="IServerAddresses"/>.
    /// </summary>
    /// <param name="args">Settings, as on the command line: <c>--Mesh:GrpcPort=0</c>, <c>--Storage:ConnectionString=Data Source=a.db</c>.</param>
    /// <param name="modules">The services that the process runs; at least one.</param>
    /// <param name="configure">The last word on the services: runs after all modules have registered theirs, so that it can replace
    /// them. It comes too late for settings; those belong in <paramref name="args"/>.</param>
    /// <returns>The process, ready to be started.</returns>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it and its range.</exception>
    public static WebApplication Build(string[] args, IReadOnlyList<IServiceModule> modules, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentOutOfRangeException.ThrowIfZero(modules.Count);

        var builder = CreateBuilder(args);
        var options = MeshOptionsReader.Read(builder.Configuration, modules);
        var listener = new MeshListener(options);
        builder.WebHost.ConfigureKestrel(listener.Configure);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IServerAddresses>(listener);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.DrainSeconds + options.ShutdownSeconds));
        builder.AddMeshLogging(options);
        builder.AddMeshTelemetry(modules);
        builder.Services.AddMeshHealth();
        builder.Services.AddMeshCalls(options);
        foreach (var module in modules)
        {
            module.AddServices(builder);
        }

        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseMeshCalls();
        foreach (var module in modules)
        {
            module.MapEndpoints(app);
        }

        app.MapMeshHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        if (options.Reflection == true)
        {
            app.MapGrpcReflectionService();
        }

        return app;
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Settings belong to the program, not to the folder it happens to be called in; nobody watches the file for changes.
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddEnvironmentVariables("DIPLOMESH_");
        builder.Configuration.AddCommandLine(args);

        // The container images of .NET set default ports; ours come from Mesh:GrpcPort and Mesh:HttpPort alone.
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, string.Empty);
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, string.Empty);
        builder.WebHost.UseSetting(WebHostDefaults.HttpsPortsKey, string.Empty);
        return builder;
    }
}
