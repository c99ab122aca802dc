using System.Security.Cryptography;
using Google.Protobuf;

namespace DiploMesh.Hosting;

/// <summary>Names a query, so that a page token can be bound to it.</summary>
public static class QueryFingerprint
{
    /// <summary>The fingerprint of a list request: its message type and all its fields but those that may change from page to
    /// page (<c>page_size</c>, <c>page_token</c>, <c>encoding_type</c>).</summary>
    /// <typeparam name="T">Type of the request.</typeparam>
    /// <param name="request">The request; it is not changed.</param>
    /// <returns>The name of the message and a SHA-256 in hexadecimal.</returns>
    public static string Of<T>(T request)
        where T : class, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(request);
        var filters = request.Clone();
        foreach (var name in (ReadOnlySpan<string>)["page_size", "page_token", "encoding_type"])
        {
            filters.Descriptor.FindFieldByName(name)?.Accessor.Clear(filters);
        }

        return $"{filters.Descriptor.FullName}:{Convert.ToHexStringLower(SHA256.HashData(filters.ToByteArray()))}";
    }
}
