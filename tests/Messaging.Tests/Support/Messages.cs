using DiploMesh.Messaging.Contracts;
using DiploMesh.Storage;

namespace DiploMesh.Messaging.Tests.Support;

internal static class Messages
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static OutboxMessage Accepted(string dispatchId) => OutboxMessages.For(new DispatchAccepted(dispatchId, 1, Noon));

    public static IReadOnlyList<OutboxMessage> Accepted(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Accepted($"dp-{number}"))];
}
