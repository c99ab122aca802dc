using System.Text.Json.Serialization;

namespace DiploMesh.Messaging.Contracts;

/// <summary>Strict where it matters: a body without a dispatch or a revision is unreadable, not "dispatch null, revision 0".</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DispatchAccepted))]
[JsonSerializable(typeof(DispatchEnriched))]
internal sealed partial class MessageContractJson : JsonSerializerContext;
