using DiploMesh.Testing.RabbitMq;

namespace DiploMesh.Messaging.Tests.Support;

internal static class RabbitMqSettings
{
    /// <summary>A name that no other test uses.</summary>
    public static string NewPrefix() => "t" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>Settings of a process on a broker, with short waits.</summary>
    public static Dictionary<string, string?> For(IRabbitMqNode node, string prefix, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Transport"] = "RabbitMq",
            ["NamePrefix"] = prefix,
            ["RabbitMq:Uri"] = node.Address.ToString(),
            ["Relay:PollInterval"] = "00:00:00.100",
            ["Relay:MaxBackoff"] = "00:00:00.500",
            ["Relay:PublishTimeout"] = "00:00:03",
            ["ConsumerStopTimeout"] = "00:00:00.200",
            ["StopTimeout"] = "00:00:02",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }
}
