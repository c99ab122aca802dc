using DiploMesh.Attribution;
using DiploMesh.Attribution.Engine;

namespace DiploMesh.Standalone.Texts;

/// <summary>Attribution in this process, without a server: the same engine and the same checks as the service.</summary>
internal static class LocalAttribution
{
    /// <summary>Creates the engine.</summary>
    /// <returns>The engine that the service uses too.</returns>
    public static IAttributionEngine CreateEngine() => new RuleAttributionEngine();

    /// <summary>Creates what attributes texts.</summary>
    /// <returns>An attributor with the service's default limits.</returns>
    public static TextAttributor Create() => new(CreateEngine(), new AttributionOptions());
}
