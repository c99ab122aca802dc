using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public sealed class SqliteDispatchTests : DispatchContract<SqliteTestEngine>;
