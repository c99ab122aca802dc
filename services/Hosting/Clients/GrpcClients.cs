using System.Net;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DiploMesh.Hosting.Clients;

/// <summary>Registers clients for calls from one service of the mesh to another.</summary>
/// <remarks>
/// Nothing is tried again here: a caller that can wait (the Worker, by its queue) does so itself, and two layers of retries
/// multiply.
/// </remarks>
public static class GrpcClients
{
    /// <summary>How long an answer of the name service is good: pods come and go within seconds.</summary>
    private static readonly TimeSpan ResolverRefresh = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Registers a client: balanced over all addresses of the host, with keep-alive pings, a deadline for every unary call, and,
    /// for calls made while serving one, no more time than that one has left.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The process's services.</param>
    /// <param name="settings">Gives the settings, when the client is first used.</param>
    /// <returns>The builder of the client.</returns>
    public static IHttpClientBuilder AddMeshClient<TClient>(this IServiceCollection services, Func<IServiceProvider, GrpcClientSettings> settings)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResolverFactory>(_ => new DnsResolverFactory(ResolverRefresh));
        return services.AddGrpcClient<TClient>((provider, client) =>
            {
                var given = settings(provider);
                client.Address = Target(given.Address);
                client.ChannelOptionsActions.Add(channel =>
                {
                    channel.Credentials = given.Address.Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
                    channel.MaxReceiveMessageSize = given.MaxReceiveBytes;
                    channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };

                    // The defaults, up to two minutes, would outlast a restart of the service by far.
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
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddInterceptor(provider => new DefaultDeadline(settings(provider).Deadline, provider.GetRequiredService<TimeProvider>()))
            .EnableCallContextPropagation(propagation => propagation.SuppressContextNotFoundErrors = true);
    }

    // An address stands for itself; only a name can stand for several.
    private static Uri Target(Uri address) =>
        address.Scheme == "dns" || IPAddress.TryParse(address.Host.Trim('[', ']'), out _)
            ? address
            : new Uri($"dns:///{address.Host}:{address.Port}");
}
