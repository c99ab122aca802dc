using DiploMesh.Protos.Attribution.V1;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Options;

namespace DiploMesh.Worker.Attribution;

/// <summary>Registers the client of Attribution.</summary>
internal static class AttributionClientExtensions
{
    public static IServiceCollection AddAttributionClient(this IServiceCollection services)
    {
        services.AddGrpcClient<AttributionService.AttributionServiceClient>((provider, client) =>
            {
                var options = provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
                client.Address = options.AttributionAddress;
                client.ChannelOptionsActions.Add(channel =>
                {
                    channel.Credentials = options.AttributionAddress.Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
                    channel.MaxReceiveMessageSize = options.MaxAttributionBytes;
                    channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };

                    // The default of two minutes would outlast a restart of Attribution by far.
                    channel.InitialReconnectBackoff = TimeSpan.FromMilliseconds(250);
                    channel.MaxReconnectBackoff = TimeSpan.FromSeconds(2);
                });
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(20),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                UseProxy = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services;
    }
}
