using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DiploMesh.Hosting;

/// <summary>
/// Opaque page tokens: a position in a list, with a checksum over the position and the query it belongs to. No key is
/// needed, because a token grants nothing that its query does not: the checksum is there to tell a damaged or misplaced token
/// from a good one, not to keep a secret.
/// </summary>
/// <remarks>
/// A token is the base64url form of 8 bytes of position and 16 bytes of SHA-256. 24 bytes make 32 characters with no spare
/// bits, so that no two texts stand for the same token and any changed character is detected.
/// </remarks>
public static class PageTokens
{
    private const int PositionBytes = 8;
    private const int ChecksumBytes = 16;
    private const int TokenBytes = PositionBytes + ChecksumBytes;
    private const int TokenCharacters = TokenBytes / 3 * 4;

    /// <summary>The token for a position in the results of a query.</summary>
    /// <param name="queryFingerprint">Names the query: its method and all its filters; whatever may change between pages (the
    /// page size) left out. See <see cref="QueryFingerprint"/>.</param>
    /// <param name="position">Where the next page begins, in the meaning of the query.</param>
    /// <returns>32 characters, fit for a URL.</returns>
    public static string Encode(string queryFingerprint, long position)
    {
        ArgumentNullException.ThrowIfNull(queryFingerprint);
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, position);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(token[..PositionBytes]);
        hash.AppendData(Encoding.UTF8.GetBytes(queryFingerprint));
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(checksum);
        checksum[..ChecksumBytes].CopyTo(token[PositionBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The position that a token stands for.</summary>
    /// <param name="token">The token, as <see cref="Encode"/> made it.</param>
    /// <param name="queryFingerprint">Names the query it is used with.</param>
    /// <returns>The position.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> on <c>page_token</c> if it was changed, cut, or made for
    /// another query.</exception>
    public static long Decode(string token, string queryFingerprint)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token.Length == TokenCharacters && Base64Url.DecodeFromChars(token, bytes, out _, out var written) == OperationStatus.Done && written == TokenBytes)
        {
            var position = BinaryPrimitives.ReadInt64BigEndian(bytes);
            if (string.Equals(token, Encode(queryFingerprint, position), StringComparison.Ordinal))
            {
                return position;
            }
        }

        throw Problems.InvalidArgument(
            "page_token",
            "is not a token of this query; pass next_page_token as it was returned, with the same filters, or leave it empty for the first page");
    }
}
