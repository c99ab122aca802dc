using DiploMesh.Messaging.Contracts;
using MassTransit;

namespace DiploMesh.Messaging.Topology;

/// <summary>Names the exchange of each contract: the prefix, a dot, the contract's name. The dot keeps them apart from queues.</summary>
internal sealed class ContractNames(string prefix) : IEntityNameFormatter
{
    private readonly MessageUrnEntityNameFormatter _others = new();

    public string FormatEntityName<T>() =>
        MessageContract.Find(typeof(T)) is { } contract ? $"{prefix}.{contract.Name}" : $"{prefix}.{_others.FormatEntityName<T>()}";
}
