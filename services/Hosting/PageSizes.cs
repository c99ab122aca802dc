using System.Globalization;

namespace DiploMesh.Hosting;

/// <summary>How many items a page of a list has (<see href="https://google.aip.dev/158">AIP-158</see>).</summary>
public static class PageSizes
{
    /// <summary>Items on a page if the caller does not say.</summary>
    public const int Default = 50;

    /// <summary>The most items on a page.</summary>
    public const int Maximum = 500;

    /// <summary>The size of the page to return.</summary>
    /// <param name="requested"><c>page_size</c> of the request.</param>
    /// <returns>1 to <see cref="Maximum"/>: 0 becomes <see cref="Default"/>, more than the maximum becomes the maximum.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c> on <c>page_size</c> if it is negative.</exception>
    public static int Resolve(int requested) => requested switch
    {
        < 0 => throw Problems.InvalidArgument(
            "page_size",
            string.Create(CultureInfo.InvariantCulture, $"must not be negative, is {requested}; 0 means {Default}, more than {Maximum} means {Maximum}")),
        0 => Default,
        _ => Math.Min(requested, Maximum),
    };
}
