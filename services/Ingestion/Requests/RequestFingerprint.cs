using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DiploMesh.Protos.Ingestion.V1;

namespace DiploMesh.Ingestion.Requests;

/// <summary>Tells a repeated request from another one under the same request id.</summary>
internal static class RequestFingerprint
{
    /// <summary>Hashes every field but the request id. Each is preceded by its length, so that no two requests read alike.</summary>
    /// <param name="request">The request.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Of(IngestDispatchRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Content.Span);
        foreach (var text in (ReadOnlySpan<string>)[request.SourceUri, request.MediaType, request.Charset, request.Publisher])
        {
            Append(hash, Encoding.UTF8.GetBytes(text));
        }

        Span<byte> time = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(time, request.PublishedTime?.Seconds ?? 0);
        BinaryPrimitives.WriteInt32BigEndian(time[8..], request.PublishedTime?.Nanos ?? 0);
        Append(hash, request.PublishedTime is null ? [] : time);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}
