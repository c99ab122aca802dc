using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace DiploMesh.Messaging;

/// <summary>Refuses a configuration that could not work, before the process starts.</summary>
internal sealed partial class MessagingOptionsValidator : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        List<string> failures = [];

        void Require(bool condition, string field, string rule)
        {
            if (!condition)
            {
                failures.Add($"{MessagingOptions.Section}:{field} {rule}.");
            }
        }

        Require(Enum.IsDefined(options.Transport), nameof(options.Transport), "must be InMemory or RabbitMq");
        Require(NamePrefixPattern().IsMatch(options.NamePrefix), nameof(options.NamePrefix), "must be 1 to 40 characters of a-z, 0-9 and -");
        Require(options.ConcurrentMessageLimit >= 1, nameof(options.ConcurrentMessageLimit), "must be at least 1");
        Require(
            options.PrefetchCount >= options.ConcurrentMessageLimit && options.PrefetchCount <= 1000,
            nameof(options.PrefetchCount),
            $"must be from {nameof(options.ConcurrentMessageLimit)} to 1,000");
        Require(options.ConsumerStopTimeout > TimeSpan.Zero, nameof(options.ConsumerStopTimeout), "must be positive");
        Require(options.StopTimeout > options.ConsumerStopTimeout, nameof(options.StopTimeout), $"must be more than {nameof(options.ConsumerStopTimeout)}");

        var rabbit = options.RabbitMq;
        Require(
            options.Transport != MessagingTransport.RabbitMq || (rabbit.Uri.IsAbsoluteUri && rabbit.Uri.Scheme is "amqp" or "amqps"),
            "RabbitMq:Uri",
            "must be an amqp or amqps address");
        Require(rabbit.QueueReplicas is null or >= 1, "RabbitMq:QueueReplicas", "must be at least 1");
        Require(rabbit.DeliveryLimit is >= 1 and <= 1000, "RabbitMq:DeliveryLimit", "must be 1 to 1,000");
        Require(rabbit.Heartbeat >= TimeSpan.FromSeconds(1) && rabbit.Heartbeat <= TimeSpan.FromMinutes(10), "RabbitMq:Heartbeat", "must be 1 s to 10 min");

        var relay = options.Relay;
        Require(relay.BatchSize is >= 1 and <= 1000, "Relay:BatchSize", "must be 1 to 1,000");
        Require(relay.PublishTimeout > TimeSpan.Zero, "Relay:PublishTimeout", "must be positive");
        Require(relay.Lease >= 2 * relay.PublishTimeout, "Relay:Lease", "must be at least twice Relay:PublishTimeout");
        Require(relay.PollInterval > TimeSpan.Zero, "Relay:PollInterval", "must be positive");
        Require(relay.StateInterval > TimeSpan.Zero, "Relay:StateInterval", "must be positive");
        Require(relay.MinBackoff > TimeSpan.Zero, "Relay:MinBackoff", "must be positive");
        Require(relay.MaxBackoff >= relay.MinBackoff, "Relay:MaxBackoff", "must be at least Relay:MinBackoff");
        Require(relay.MaxAttempts >= 1, "Relay:MaxAttempts", "must be at least 1");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex NamePrefixPattern();
}
