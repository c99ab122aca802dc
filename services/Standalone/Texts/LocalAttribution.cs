using DiploMesh.Attribution;
using DiploMesh.Attribution.Engine;
using DiploMesh.Attribution.Engine.Conventions;
using DiploMesh.Standalone.Commands;

namespace DiploMesh.Standalone.Texts;

/// <summary>Attribution in this process, without a server: the same engine and the same checks as the service.</summary>
internal static class LocalAttribution
{
    /// <summary>Creates the engine.</summary>
    /// <returns>The engine that the service uses too.</returns>
    public static IAttributionEngine CreateEngine() => new AttributionEngine();

    /// <summary>Creates what attributes texts.</summary>
    /// <param name="convention">How statements are marked.</param>
    /// <param name="keepNested">True to keep statements within statements also where the convention has none.</param>
    /// <returns>An attributor with the service's default limits.</returns>
    public static TextAttributor Create(Convention convention = Convention.DiploMesh, bool keepNested = false)
    {
        var engine = CreateEngine();
        return new TextAttributor(convention == Convention.Polnear ? new PolnearConvention(engine, keepNested) : engine, new AttributionOptions());
    }
}
