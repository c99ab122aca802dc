using System.Globalization;
using DiploMesh.Attribution.Engine;
using DiploMesh.Hosting;
using DiploMesh.Protos.Attribution.V1;
using Google.Rpc;
using Grpc.Core;

namespace DiploMesh.Attribution;

/// <summary>Attributes texts: checks the request, runs the engine, maps the answer. For the service and for programs in the same process alike.</summary>
/// <param name="engine">What attributes.</param>
/// <param name="options">The limits.</param>
public sealed class TextAttributor(IAttributionEngine engine, AttributionOptions options)
{
    /// <summary>Longest <c>document_id</c>, in UTF-16 code units.</summary>
    public const int MaxDocumentIdLength = 256;

    private const int LongestLanguage = 35; // RFC 5646, 4.4.1

    /// <summary>Attributes one text.</summary>
    /// <param name="request">The text and how to answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What is said in the text, every offset in the unit that the request names.</returns>
    /// <exception cref="RpcException">
    /// <c>INVALID_ARGUMENT</c> with field violations; <c>UNIMPLEMENTED</c> with reason <c>LANGUAGE_UNSUPPORTED</c> for a text that is not English.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public AttributeTextResponse Attribute(AttributeTextRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Validate(request);
        var document = engine.Attribute(
            new AttributionRequest(request.Text, request.PublishedTime?.ToDateTimeOffset(), request.ExcludeAttitudes),
            cancellationToken);
        return new AttributeTextResponse
        {
            Result = new AttributionMapper(document.Text, request.EncodingType).Map(document),
            Version = new Protos.Types.V1.EngineVersion { Engine = engine.Version.Engine, Model = engine.Version.Model },
            DocumentId = request.DocumentId,
        };
    }

    private void Validate(AttributeTextRequest request)
    {
        var violations = new List<Violation>();
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            violations.Add(new Violation("text", "must hold at least one character that is not white space"));
        }
        else if (request.Text.Length > options.MaxTextLength)
        {
            violations.Add(new Violation("text", string.Create(CultureInfo.InvariantCulture, $"has {request.Text.Length} UTF-16 code units; the most is {options.MaxTextLength}")));
        }

        if (request.DocumentId.Length > MaxDocumentIdLength)
        {
            violations.Add(new Violation("document_id", string.Create(CultureInfo.InvariantCulture, $"has {request.DocumentId.Length} characters; the most is {MaxDocumentIdLength}")));
        }

        if (!Enum.IsDefined(request.EncodingType))
        {
            violations.Add(new Violation("encoding_type", string.Create(CultureInfo.InvariantCulture, $"{(int)request.EncodingType} is none of UTF8 (1), UTF16 (2), UTF32 (3)")));
        }

        if (request.PublishedTime is { } published && (published.Nanos is < 0 or > 999_999_999 || published.Seconds is < -62_135_596_800 or > 253_402_300_799))
        {
            violations.Add(new Violation("published_time", "must lie between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z"));
        }

        if (request.Language.Length > LongestLanguage)
        {
            violations.Add(new Violation("language", string.Create(CultureInfo.InvariantCulture, $"has {request.Language.Length} characters; a BCP 47 code has at most {LongestLanguage}")));
        }

        if (violations.Count > 0)
        {
            throw Problems.InvalidArgument(violations);
        }

        if (!IsEnglish(request.Language))
        {
            throw Problems.Create(Code.Unimplemented, "LANGUAGE_UNSUPPORTED", $"language: \"{request.Language}\" is not attributed; the only language is English (\"en\").");
        }
    }

    private static bool IsEnglish(string language) => language.Length == 0
        || language.Equals("en", StringComparison.OrdinalIgnoreCase)
        || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}
