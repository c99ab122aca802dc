using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DiploMesh.Hosting;

/// <summary>Reads <see cref="MeshOptions"/> from configuration and refuses what cannot work, before anything listens.</summary>
internal static class MeshOptionsReader
{
    private const int StandalonePort = 5000;

    private static readonly Dictionary<string, int> ModulePorts = new(StringComparer.Ordinal)
    {
        ["ingestion"] = 5010,
        ["attribution"] = 5020,
        ["query"] = 5030,
        ["worker"] = 5040,
    };

    /// <summary>The options of a process, with every port decided.</summary>
    /// <exception cref="OptionsValidationException">A setting is out of its range; the message names it.</exception>
    public static MeshOptions Read(IConfiguration configuration, IReadOnlyList<IServiceModule> modules)
    {
        MeshOptions options;
        try
        {
            options = configuration.GetSection(MeshOptions.Section).Get<MeshOptions>() ?? new MeshOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new OptionsValidationException(MeshOptions.Section, typeof(MeshOptions), [$"{e.Message} {e.InnerException?.Message}".TrimEnd()]);
        }

        var grpcPort = options.GrpcPort ?? DefaultPort(modules);
        var read = options with
        {
            GrpcPort = grpcPort,
            HttpPort = options.HttpPort ?? (grpcPort == 0 ? 0 : grpcPort + 1),
            Reflection = options.Reflection ?? options.IsLoopback,
        };
        var problems = Problems(read).ToList();
        return problems.Count == 0 ? read : throw new OptionsValidationException(MeshOptions.Section, typeof(MeshOptions), problems);
    }

    private static int DefaultPort(IReadOnlyList<IServiceModule> modules) =>
        modules is [var only] && ModulePorts.TryGetValue(only.Name, out var port) ? port : StandalonePort;

    private static IEnumerable<string> Problems(MeshOptions options)
    {
        if (options.Address is null)
        {
            yield return $"Mesh:BindAddress \"{options.BindAddress}\" is not an IP address; use an address of this machine, \"localhost\", \"0.0.0.0\" or \"::\".";
        }
        else if (!options.IsLoopback && !options.AllowInsecureBind)
        {
            yield return $"Mesh:BindAddress {options.BindAddress} can be reached from other machines, but calls are neither encrypted nor "
                + "authenticated. Listen on 127.0.0.1, or accept it with Mesh:AllowInsecureBind=true where the network itself is trusted.";
        }

        if (options.GrpcPort is not 0 && options.GrpcPort == options.HttpPort)
        {
            yield return $"Mesh:GrpcPort and Mesh:HttpPort are both {options.GrpcPort}; they must differ.";
        }

        (string Name, int Value, int Least, int Most)[] ranges =
        [
            (nameof(MeshOptions.GrpcPort), options.GrpcPort!.Value, 0, 65535),
            (nameof(MeshOptions.HttpPort), options.HttpPort!.Value, 0, 65535),
            (nameof(MeshOptions.MaxReceiveBytes), options.MaxReceiveBytes, 1024, 1024 * 1024 * 1024),
            (nameof(MeshOptions.MaxConnections), options.MaxConnections, 1, int.MaxValue),
            (nameof(MeshOptions.MaxStreamsPerConnection), options.MaxStreamsPerConnection, 1, int.MaxValue),
            (nameof(MeshOptions.DefaultDeadlineSeconds), options.DefaultDeadlineSeconds, 1, options.MaxDeadlineSeconds),
            (nameof(MeshOptions.MaxDeadlineSeconds), options.MaxDeadlineSeconds, 1, 86_400),
            (nameof(MeshOptions.StreamIdleSeconds), options.StreamIdleSeconds, 1, 86_400),
            (nameof(MeshOptions.DrainSeconds), options.DrainSeconds, 0, 3600),
            (nameof(MeshOptions.ShutdownSeconds), options.ShutdownSeconds, 1, 3600),
        ];
        foreach (var (name, value, least, most) in ranges)
        {
            if (value < least || value > most)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Mesh:{name} is {value}; it must be from {least} to {most}.");
            }
        }
    }
}
