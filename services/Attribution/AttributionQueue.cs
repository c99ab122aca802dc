using System.Globalization;
using System.Threading.RateLimiting;
using DiploMesh.Hosting;
using DiploMesh.Protos.Attribution.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace DiploMesh.Attribution;

/// <summary>
/// Lets as many texts be attributed at once as there are processors, the others wait in order, and no more wait than is
/// set: attribution is bound by the processor, so more at once would only make all of them late.
/// </summary>
internal sealed class AttributionQueue(TextAttributor attributor, AttributionOptions options) : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Concurrency,
        QueueLimit = options.MaxWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many answers of one stream may be under way: enough to keep every processor busy.</summary>
    public int StreamWindow => options.Concurrency;

    /// <summary>Attributes one text when its turn comes.</summary>
    /// <exception cref="Grpc.Core.RpcException">As <see cref="TextAttributor.Attribute"/>, or <c>UNAVAILABLE</c> when too many wait.</exception>
    public async Task<AttributeTextResponse> AttributeAsync(AttributeTextRequest request, CancellationToken cancellationToken)
    {
        using var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
        {
            throw Problems.Create(
                Code.Unavailable,
                "ATTRIBUTION_BUSY",
                string.Create(CultureInfo.InvariantCulture, $"{options.MaxWaiting} texts wait for attribution already; try again later."),
                new RetryInfo { RetryDelay = Duration.FromTimeSpan(RetryDelay) });
        }

        return await Task.Run(() => attributor.Attribute(request, cancellationToken), cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();
}
