using Grpc.Core.Interceptors;

namespace DiploMesh.Hosting.Calls;

/// <summary>Turns what goes wrong in a call into a status.</summary>
internal sealed class FaultInterceptor : Interceptor;
