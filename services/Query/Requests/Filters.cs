using DiploMesh.Hosting;
using DiploMesh.Protos.Query.V1;
using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;

namespace DiploMesh.Query.Requests;

/// <summary>Reads the filters of list requests; what is wrong with them is told all at once.</summary>
internal static class Filters
{
    /// <summary>The longest text or name to look for, UTF-16 code units.</summary>
    private const int MaxTextLength = 256;

    public static StatementFilter Of(SearchStatementsRequest request)
    {
        var check = new RequestCheck();
        check.Length("text", request.Text, MaxTextLength);
        check.Length("speaker", request.Speaker, MaxTextLength);
        check.Length("holder", request.Holder, MaxTextLength);
        check.Length("addressee", request.Addressee, MaxTextLength);
        check.Known("kind", request.Kind);
        check.Known("modality", request.Modality);
        check.Known("channel", request.Channel);
        CheckDispatch(check, request.DispatchId);
        var from = check.Time("published_from", request.PublishedFrom);
        var to = check.Time("published_to", request.PublishedTo);
        if (from >= to)
        {
            check.Add("published_to", $"must be after published_from, is {to:O} and published_from {from:O}");
        }

        check.Range("min_confidence", request.MinConfidence, 0, 1);
        check.Known("encoding_type", request.EncodingType);
        check.ThrowIfAny();
        return new StatementFilter
        {
            Text = Given(request.Text),
            Speaker = Given(request.Speaker),
            Holder = Given(request.Holder),
            Addressee = Given(request.Addressee),
            Kind = request.Kind == StatementKind.Unspecified ? null : request.Kind,
            Modality = request.Modality == Modality.Unspecified ? null : request.Modality,
            Channel = Given(request.Channel),
            DispatchId = Given(request.DispatchId),
            PublishedFrom = from,
            PublishedTo = to,
            MinConfidence = request.MinConfidence > 0 ? request.MinConfidence : null,
        };
    }

    public static CommunicationFilter Of(ListCommunicationsRequest request)
    {
        var check = new RequestCheck();
        check.Length("sender", request.Sender, MaxTextLength);
        check.Length("addressee", request.Addressee, MaxTextLength);
        check.Known("channel", request.Channel);
        CheckDispatch(check, request.DispatchId);
        check.Known("encoding_type", request.EncodingType);
        check.ThrowIfAny();
        return new CommunicationFilter
        {
            Sender = Given(request.Sender),
            Addressee = Given(request.Addressee),
            Channel = Given(request.Channel),
            DispatchId = Given(request.DispatchId),
        };
    }

    private static void CheckDispatch(RequestCheck check, string dispatchId)
    {
        if (dispatchId.Length > 0)
        {
            check.Identifier("dispatch_id", dispatchId, "dp-");
        }
    }

    private static string? Given(string value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static Channel? Given(Channel value) => value == Channel.Unspecified ? null : value;
}
