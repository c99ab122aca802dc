using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DiploMesh.Protos.Ingestion.V1;
using DiploMesh.Standalone.Client;

namespace DiploMesh.Standalone.Rendering;

/// <summary>A receipt or a refusal as one line of JSON.</summary>
internal sealed record ReceiptLine
{
    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary><c>created</c>, <c>revised</c>, <c>unchanged</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Identifier of the dispatch; left out if it was refused, as are the fields below.</summary>
    public string? DispatchId { get; init; }

    /// <summary>Number of the revision.</summary>
    public int? Revision { get; init; }

    /// <summary>Where the dispatch comes from.</summary>
    public string? SourceUri { get; init; }

    /// <summary>BCP 47 code of the language.</summary>
    public string? Language { get; init; }

    /// <summary>Headline or subject.</summary>
    public string? Title { get; init; }

    /// <summary>What a reader should know of how it was read.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Why it was refused; left out if it was accepted.</summary>
    public RefusalLine? Error { get; init; }

    /// <summary>The line for a receipt.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="receipt">The receipt.</param>
    /// <returns>The line.</returns>
    public static ReceiptLine Of(string path, Receipt receipt) => new()
    {
        Path = path,
        Outcome = Vocabulary.Token(receipt.Outcome),
        DispatchId = receipt.Dispatch.Id,
        Revision = receipt.Dispatch.Revision,
        SourceUri = receipt.Dispatch.SourceUri,
        Language = receipt.Dispatch.Language?.Code,
        Title = receipt.Dispatch.Title,
        Warnings = receipt.Dispatch.Warnings,
    };

    /// <summary>The line for a refusal.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <returns>The line.</returns>
    public static ReceiptLine Of(string path, RpcProblem problem) => new()
    {
        Path = path,
        Outcome = "refused",
        Error = new RefusalLine(problem.Code, problem.Message, [.. problem.Violations.Select(v => new FieldLine(v.Field, v.Description))]),
    };
}

/// <summary>Why a document was refused.</summary>
/// <param name="Code">Name of the gRPC status.</param>
/// <param name="Message">What happened.</param>
/// <param name="FieldViolations">The fields that are wrong.</param>
internal sealed record RefusalLine(string Code, string Message, IReadOnlyList<FieldLine> FieldViolations);

/// <summary>A field that is wrong.</summary>
/// <param name="Field">Its name in the contract.</param>
/// <param name="Description">What is wrong with it.</param>
internal sealed record FieldLine(string Field, string Description);

/// <summary>How receipt lines are written.</summary>
[JsonSerializable(typeof(ReceiptLine))]
internal sealed partial class ReceiptJson : JsonSerializerContext
{
    /// <summary>Writes a line: names in snake case, letters of every script as they are, what is not set left out.</summary>
    /// <param name="line">The line.</param>
    /// <returns>One JSON object, without line breaks.</returns>
    public static string Write(ReceiptLine line) => JsonSerializer.Serialize(line, Style.Context.ReceiptLine);

    private static class Style
    {
        public static readonly ReceiptJson Context = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
