using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;

namespace DiploMesh.Worker.Attribution;

/// <summary>Has dispatches attributed by the Attribution service.</summary>
/// <param name="client">Calls the service, with a deadline; makes no attempts of its own.</param>
public sealed class DispatchAttributor(AttributionService.AttributionServiceClient client)
{
    /// <summary>Engine named by the empty attribution of a dispatch whose language is not attributed.</summary>
    public const string NoEngine = "none";

    /// <summary>Attributes a dispatch.</summary>
    /// <param name="dispatch">The dispatch with its text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The attribution with identifiers of the store; empty, without a call, if the language is not attributed.</returns>
    /// <exception cref="Grpc.Core.RpcException">Attribution refused the text or could not be reached.</exception>
    /// <exception cref="InvalidAttributionException">The answer contradicts itself or the text.</exception>
    public async Task<AttributionRun> AttributeAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var revision = new RevisionKey(dispatch.Id, dispatch.Revision);
        if (dispatch.Language is not { Attributed: true } || dispatch.Text.Length == 0)
        {
            return new AttributionRun(revision, new EngineVersion { Engine = NoEngine }, new AttributedText());
        }

        var request = new AttributeTextRequest
        {
            DocumentId = dispatch.Id,
            Text = dispatch.Text,
            Language = dispatch.Language.Code,
            PublishedTime = dispatch.PublishedTime,
            EncodingType = EncodingType.Utf16,
        };
        var answer = await client.AttributeTextAsync(request, cancellationToken: cancellationToken);
        if (answer is not { Result: { } found, Version.Engine.Length: > 0 })
        {
            throw new InvalidAttributionException("The answer names no engine or no result.");
        }

        SpanCheck.Verify(found, dispatch.Text);
        return new AttributionRun(revision, answer.Version, new StoredIdentifiers(revision, answer.Version).Apply(found));
    }
}
