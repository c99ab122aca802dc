using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace DiploMesh.Hosting.Telemetry;

/// <summary>Logging of a process: to the console, in one line per event.</summary>
internal static class MeshLogging
{
    /// <summary>Levels that keep a quiet process quiet; section <c>Logging:LogLevel</c> overrules them.</summary>
    private static readonly Dictionary<string, string?> Levels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = nameof(LogLevel.Information),
        ["Logging:LogLevel:Grpc"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = nameof(LogLevel.Information),
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = nameof(LogLevel.Warning),
    };

    public static void AddMeshLogging(this IHostApplicationBuilder builder, MeshOptions options)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.ClearProviders();
        if (options.LogFormat == LogFormat.Json)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "O";
                console.IncludeScopes = true;
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
                console.SingleLine = true;
            });
        }

        if (options.LogToStandardError)
        {
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }
    }
}
