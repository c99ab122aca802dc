using System.Diagnostics;

namespace DiploMesh.Messaging;

/// <summary>Names under which this part reports. MassTransit itself reports sending and consuming under the name <c>MassTransit</c>.</summary>
public static class MessagingTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "DiploMesh.Messaging";

    /// <summary>Name of MassTransit's meter and activity source.</summary>
    public const string BusName = "MassTransit";

    internal static readonly ActivitySource Activities = new(Name);
}
