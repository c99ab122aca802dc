using System.Globalization;

namespace DiploMesh.Testing.RabbitMq;

/// <summary>
/// A private node of an installed RabbitMQ server: its own directory, ports, cookie and port mapper, so that several run side
/// by side and none touches a broker that the machine runs.
/// </summary>
internal sealed class LocalRabbitMqNode : IRabbitMqNode
{
    private readonly string _server;
    private readonly string _directory = Directory.CreateTempSubdirectory("diplomesh-rabbitmq-").FullName;
    private readonly string _name = "diplomesh" + Guid.NewGuid().ToString("N")[..12];
    private readonly int _port;
    private readonly int _distributionPort;
    private readonly int _mapperPort;
    private ChildProcess? _mapper;
    private ChildProcess? _node;

    public LocalRabbitMqNode(string server)
    {
        _server = server;
        (_port, _distributionPort, _mapperPort) = FreePorts.Take(3) is [var a, var b, var c] ? (a, b, c) : throw new InvalidOperationException();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{_port}/"));

    /// <summary>The server's own start script. Not the wrapper on the path, which changes the user.</summary>
    /// <returns>Its path, or null if none is installed.</returns>
    public static string? FindServer()
    {
        string[] roots = ["/usr/lib/rabbitmq/lib", "/opt/rabbitmq", "/usr/local/lib/rabbitmq", "/opt/homebrew/opt/rabbitmq"];
        return roots
            .Where(Directory.Exists)
            .SelectMany(root => Directory.GetDirectories(root).Append(root))
            .Select(directory => Path.Combine(directory, "sbin", "rabbitmq-server"))
            .FirstOrDefault(File.Exists);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var part in (string[])["mnesia", "log", "etc"])
        {
            Directory.CreateDirectory(Path.Combine(_directory, part));
        }

        await File.WriteAllTextAsync(Path.Combine(_directory, "etc", "enabled_plugins"), "[].", cancellationToken);

        // Started by the node itself, the port mapper would become a daemon that nobody ends.
        _mapper ??= ChildProcess.Start("epmd", ["-port", Text(_mapperPort), "-address", "127.0.0.1"], new Dictionary<string, string?>());
        _node = ChildProcess.Start(_server, [], Variables(), _directory);
        await Amqp.WaitAsync("127.0.0.1", _port, () => _node.HasExited ? $"RabbitMQ ended at once:\n{_node.Output}" : null, cancellationToken);
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (_node is not null)
        {
            await _node.KillAsync(cancellationToken);
            await _node.DisposeAsync();
            _node = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        if (_mapper is not null)
        {
            await _mapper.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, string?> Variables() => new()
    {
        ["HOME"] = _directory,
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = Text(_mapperPort),
        ["RABBITMQ_NODENAME"] = _name + "@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Text(_port),
        ["RABBITMQ_DIST_PORT"] = Text(_distributionPort),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
        ["RABBITMQ_LOGS"] = Path.Combine(_directory, "log", "rabbit.log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_directory, "pid"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "etc", "enabled_plugins"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "etc", "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_directory, "etc", "none"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_directory, "etc", "none"),
        ["RABBITMQ_USE_LONGNAME"] = "false",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = $"-kernel inet_dist_use_interface {{127,0,0,1}} -setcookie {_name}",
        ["RABBITMQ_CTL_ERL_ARGS"] = $"-setcookie {_name}",
    };
}
