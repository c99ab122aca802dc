using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DiploMesh.Messaging.Contracts;

/// <summary>One kind of message: the name under which outbox rows and exchanges know it, and how its JSON is read.</summary>
internal sealed record MessageContract
{
    /// <summary>Every kind of message of the mesh.</summary>
    public static readonly IReadOnlyList<MessageContract> All =
    [
        new(MessageContractJson.Default.DispatchAccepted) { Name = "dispatch-accepted", NeedsConsumer = true },
        new(MessageContractJson.Default.DispatchEnriched) { Name = "dispatch-enriched", NeedsConsumer = false },
    ];

    private readonly JsonTypeInfo _json;

    private MessageContract(JsonTypeInfo json) => _json = json;

    /// <summary>Name in kebab-case, at most 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// True if work would be lost without a consumer: the message then stays in the outbox until there is a queue for it. News
    /// that nobody has subscribed to may vanish.
    /// </summary>
    public required bool NeedsConsumer { get; init; }

    /// <summary>The contract's type.</summary>
    public Type Type => _json.Type;

    /// <summary>The contract of this name.</summary>
    /// <returns>The contract, or null if there is none.</returns>
    public static MessageContract? Find(string name) => All.FirstOrDefault(contract => contract.Name == name);

    /// <summary>The contract of this type.</summary>
    /// <returns>The contract, or null if there is none.</returns>
    public static MessageContract? Find(Type type) => All.FirstOrDefault(contract => contract.Type == type);

    /// <summary>Writes a message.</summary>
    public string Write(object message) => JsonSerializer.Serialize(message, _json);

    /// <summary>Reads a message. Fields that are not known are passed over: a newer sender may know more.</summary>
    /// <returns>False if the body is no such message: no JSON, a field missing, or of the wrong type.</returns>
    public bool TryRead(string body, [NotNullWhen(true)] out object? message, [NotNullWhen(false)] out string? error)
    {
        try
        {
            message = JsonSerializer.Deserialize(body, _json);
            error = message is null ? "The body is null." : null;
        }
        catch (JsonException exception)
        {
            message = null;
            error = exception.Message;
        }

        return message is not null;
    }
}
