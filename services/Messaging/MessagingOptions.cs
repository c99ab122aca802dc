namespace DiploMesh.Messaging;

/// <summary>How messages travel; configuration section <c>Messaging</c>.</summary>
public sealed record MessagingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Messaging";

    /// <summary>What carries the messages. In memory they reach only consumers of the same process.</summary>
    public MessagingTransport Transport { get; init; } = MessagingTransport.InMemory;

    /// <summary>First part of the name of every queue and exchange, so that several meshes can share a broker: kebab-case, 1 to 40 characters.</summary>
    public string NamePrefix { get; init; } = "diplomesh";

    /// <summary>How many messages a consumer handles at the same time, from 1.</summary>
    public int ConcurrentMessageLimit { get; init; } = 8;

    /// <summary>How many messages a consumer holds unacknowledged, from <see cref="ConcurrentMessageLimit"/> to 1,000.</summary>
    public int PrefetchCount { get; init; } = 16;

    /// <summary>How long a stopping process lets its consumers finish; less than <see cref="StopTimeout"/>.</summary>
    public TimeSpan ConsumerStopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stopping process waits for its bus. The host's own shutdown timeout is raised above it.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The RabbitMQ broker; used if <see cref="Transport"/> says so.</summary>
    public RabbitMqOptions RabbitMq { get; init; } = new();

    /// <summary>How the outbox is emptied.</summary>
    public RelayOptions Relay { get; init; } = new();
}

/// <summary>What can carry the messages.</summary>
public enum MessagingTransport
{
    /// <summary>The memory of this process, over the same durable outbox.</summary>
    InMemory = 1,

    /// <summary>RabbitMQ 3.10 or later, with quorum queues and publisher confirms.</summary>
    RabbitMq = 2,
}

/// <summary>Where RabbitMQ is and what its queues bear; configuration section <c>Messaging:RabbitMq</c>.</summary>
public sealed record RabbitMqOptions
{
    /// <summary>Address: <c>amqp://user:password@host:port/virtual-host</c>, or <c>amqps</c> for TLS.</summary>
    public Uri Uri { get; init; } = new("amqp://guest:guest@127.0.0.1:5672/");

    /// <summary>User name; null = the one of <see cref="Uri"/>.</summary>
    public string? Username { get; init; }

    /// <summary>Password; null = the one of <see cref="Uri"/>. Give it here to keep it out of addresses.</summary>
    public string? Password { get; init; }

    /// <summary>How many replicas a quorum queue has, from 1; null = as the broker decides.</summary>
    public int? QueueReplicas { get; init; }

    /// <summary>
    /// How often a message is delivered again after its consumer vanished without an answer, 1 to 1,000. Then it is put
    /// aside as a dead letter: a message that kills its consumer must not do so for ever.
    /// </summary>
    public int DeliveryLimit { get; init; } = 20;

    /// <summary>After how long a silent connection counts as lost, 1 s to 10 min.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How an outbox is emptied; configuration section <c>Messaging:Relay</c>.</summary>
public sealed record RelayOptions
{
    /// <summary>How many messages are claimed and sent at once, 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long claimed messages belong to one relay; at least twice <see cref="PublishTimeout"/>.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the broker may take to confirm a message.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an outbox is looked at when nobody has signalled a new message.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the size of an outbox is measured.</summary>
    public TimeSpan StateInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Least wait after a failure; doubled with each further one.</summary>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait after a failure.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often sending a message is begun before it is given up as dead, from 1. Counts only where the message is at fault;
    /// a broker that is away costs no attempt.
    /// </summary>
    public int MaxAttempts { get; init; } = 10;
}
