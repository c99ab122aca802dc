using System.Security.Cryptography;
using System.Text;
using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Storage.Identifiers;

/// <summary>
/// Identifiers that follow from what they name, so that doing a thing twice names it once. Each is a prefix and the first
/// 100 bits of a SHA-256, as 20 characters of lower-case base 32 (Crockford's alphabet, no i, l, o, u): among a
/// thousand million of them the chance that any two agree is below one in a million million.
/// </summary>
public static class StableId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 20;

    /// <summary>Identifier of the dispatch with this source URI.</summary>
    /// <param name="sourceUri">The URI as stored, not empty.</param>
    /// <returns><c>dp-</c> and 20 characters.</returns>
    public static string ForDispatch(string sourceUri) => Create("dp-", sourceUri);

    /// <summary>Identifier of a statement, communication, tenure, conflict or actor that an engine found in a revision.</summary>
    /// <param name="prefix"><c>st-</c>, <c>cm-</c>, <c>tn-</c>, <c>cf-</c> or <c>ac-</c>.</param>
    /// <param name="revision">The revision of the dispatch.</param>
    /// <param name="version">What attributed it.</param>
    /// <param name="localId">Its identifier within the attributed text: <c>s1</c>, <c>c2</c>.</param>
    /// <returns>The prefix and 20 characters.</returns>
    public static string ForFinding(string prefix, RevisionKey revision, EngineVersion version, string localId)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(version);
        return Create(prefix, FormattableString.Invariant($"{revision.DispatchId}\n{revision.Revision}\n{version.Engine}\n{version.Model}\n{localId}"));
    }

    private static string Create(string prefix, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        Span<char> digits = stackalloc char[Digits];
        int buffer = 0, bits = 0, next = 0;
        for (var i = 0; i < Digits; i++)
        {
            if (bits < 5)
            {
                buffer = (buffer << 8) | hash[next++];
                bits += 8;
            }

            bits -= 5;
            digits[i] = Alphabet[(buffer >> bits) & 31];
        }

        return string.Concat(prefix, digits);
    }
}
