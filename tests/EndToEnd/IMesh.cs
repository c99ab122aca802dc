namespace DiploMesh.EndToEnd;

/// <summary>A running mesh of some shape, as its clients see it.</summary>
internal interface IMesh : IAsyncDisposable
{
    /// <summary>Where dispatches are sent.</summary>
    string IngestionAddress { get; }

    /// <summary>Where questions are asked.</summary>
    string QueryAddress { get; }
}
