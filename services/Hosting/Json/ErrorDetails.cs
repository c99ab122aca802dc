using Google.Protobuf.Reflection;
using Google.Rpc;

namespace DiploMesh.Hosting.Json;

/// <summary>The messages that can stand in the details of a <c>google.rpc.Status</c>, so that they can be written as JSON.</summary>
internal static class ErrorDetails
{
    public static TypeRegistry Types { get; } = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
}
