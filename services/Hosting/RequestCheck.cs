using System.Buffers;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;

namespace DiploMesh.Hosting;

/// <summary>Collects what is wrong with a request, so that its caller hears of everything at once.</summary>
public sealed class RequestCheck
{
    private const int IdentifierDigits = 20;
    private const string IdentifierAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const int LastNanosecond = 999_999_999;

    private static readonly SearchValues<char> IdentifierCharacters = SearchValues.Create(IdentifierAlphabet);

    private readonly List<Violation> _violations = [];

    /// <summary>Notes that a field is wrong.</summary>
    /// <param name="field">Path of the field, in proto names.</param>
    /// <param name="description">What is wrong, naming the limit and the value found.</param>
    public void Add(string field, string description) => _violations.Add(new Violation(field, description));

    /// <summary>A text must not be too long.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="maxLength">The most UTF-16 code units.</param>
    public void Length(string field, string value, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > maxLength)
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"has {value.Length} characters, more than {maxLength}"));
        }
    }

    /// <summary>An identifier must have the form of those of the mesh: a prefix and 20 digits of base 32.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="prefix">The prefix: <c>st-</c>, <c>dp-</c>.</param>
    public void Identifier(string field, string value, string prefix)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(prefix);
        if (value.Length != prefix.Length + IdentifierDigits
            || !value.StartsWith(prefix, StringComparison.Ordinal)
            || value.AsSpan(prefix.Length).ContainsAnyExcept(IdentifierCharacters))
        {
            Add(field, $"must be \"{prefix}\" and {IdentifierDigits} characters of {IdentifierAlphabet}");
        }
    }

    /// <summary>A value of an enum must be one that this version knows.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="field">Path of the field.</param>
    /// <param name="value">Its value.</param>
    public void Known<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add(field, $"has the value {value:D}, which is none of {typeof(T).Name}");
        }
    }

    /// <summary>A number must be in a range.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value.</param>
    public void Range(string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"is {value}, not from {least} to {most}"));
        }
    }

    /// <summary>A time must be one of the years 1 to 9999.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="value">Its value; null if it is not set.</param>
    /// <returns>The time in UTC; null if it is not set or wrong.</returns>
    public DateTimeOffset? Time(string field, Timestamp? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Seconds is >= FirstSecond and <= LastSecond && value.Nanos is >= 0 and <= LastNanosecond)
        {
            return value.ToDateTimeOffset();
        }

        Add(field, "is not a time from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z");
        return null;
    }

    /// <summary>Ends the check.</summary>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> with all that was noted, if anything was.</exception>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            throw Problems.InvalidArgument(_violations);
        }
    }
}
