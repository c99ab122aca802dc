using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace DiploMesh.Messaging.Tests.Support;

internal static class TestMeters
{
    /// <summary>Meters that no other test can see.</summary>
    public static IMeterFactory Create() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
