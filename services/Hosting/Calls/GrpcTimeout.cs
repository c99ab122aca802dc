using System.Globalization;

namespace DiploMesh.Hosting.Calls;

/// <summary>
/// The header in which a gRPC caller says how much time a call has: up to eight digits and a unit
/// (<see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over HTTP/2</see>).
/// </summary>
internal static class GrpcTimeout
{
    public const string Header = "grpc-timeout";

    private const int MaxDigits = 8;

    /// <summary>The time that a header value stands for, or null if it is missing, malformed or zero.</summary>
    public static TimeSpan? Parse(string? value)
    {
        if (value is null || value.Length is < 2 or > MaxDigits + 1
            || !long.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount == 0)
        {
            return null;
        }

        return value[^1] switch
        {
            'H' => TimeSpan.FromHours((int)amount),
            'M' => TimeSpan.FromMinutes(amount),
            'S' => TimeSpan.FromSeconds(amount),
            'm' => TimeSpan.FromMilliseconds(amount),
            'u' => TimeSpan.FromMicroseconds(amount),

            // A tick is a hundred nanoseconds; less than one is still a deadline.
            'n' => TimeSpan.FromTicks(Math.Max(1, amount / TimeSpan.NanosecondsPerTick)),
            _ => null,
        };
    }

    /// <summary>The header value for a time, milliseconds rounded up; at most 99,999,999 of them, more than a day.</summary>
    public static string Format(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Min((long)Math.Ceiling(timeout.TotalMilliseconds), 99_999_999)}m");
}
