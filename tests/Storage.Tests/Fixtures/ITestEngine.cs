namespace DiploMesh.Storage.Tests.Fixtures;

/// <summary>An engine against which the contract runs.</summary>
public interface ITestEngine
{
    /// <summary>A new, empty, migrated store; skips the test, with the reason, if the engine is not there.</summary>
    static abstract Task<TestStore> CreateAsync();
}
