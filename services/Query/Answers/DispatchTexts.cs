using DiploMesh.Protos.Types.V1;
using DiploMesh.Storage;
using Google.Protobuf;

namespace DiploMesh.Query.Answers;

/// <summary>The texts of dispatches, and offsets into them in the unit that a caller asked for.</summary>
internal sealed class DispatchTexts(IDispatchReader dispatches)
{
    /// <summary>The text of a revision.</summary>
    /// <exception cref="InvalidOperationException">There is no such revision, though a statement of it is stored.</exception>
    public async Task<string> ReadAsync(RevisionKey revision, CancellationToken cancellationToken)
    {
        var dispatch = await dispatches.FindAsync(revision.DispatchId, revision.Revision, cancellationToken);
        return dispatch?.Text ?? throw new InvalidOperationException($"{revision} has statements but is not stored.");
    }

    /// <summary>
    /// Gives answers with their spans in the unit that a caller asked for. Reads each text once, one after the other, and none if
    /// nothing needs converting.
    /// </summary>
    /// <param name="answers">The answers, whose spans count UTF-16 code units.</param>
    /// <param name="dispatchOf">The dispatch to whose text an answer's spans refer.</param>
    /// <param name="encoding">The unit to convert to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answers, in the same order.</returns>
    public async Task<IReadOnlyList<T>> EncodeAsync<T>(
        IReadOnlyList<T> answers, Func<T, Dispatch> dispatchOf, EncodingType encoding, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        if (!SpanEncoder.IsNeeded(encoding))
        {
            return answers;
        }

        var encoded = answers.ToArray();
        foreach (var places in Enumerable.Range(0, encoded.Length).GroupBy(at => RevisionOf(dispatchOf(encoded[at]))))
        {
            var encoder = new SpanEncoder(await ReadAsync(places.Key, cancellationToken), encoding);
            foreach (var at in places)
            {
                encoded[at] = encoder.Encode(encoded[at]);
            }
        }

        return encoded;
    }

    private static RevisionKey RevisionOf(Dispatch dispatch) => new(dispatch.Id, dispatch.Revision);
}
