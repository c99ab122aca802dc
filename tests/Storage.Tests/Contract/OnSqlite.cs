using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public sealed class SqliteDispatchTests : DispatchContract<SqliteTestEngine>;

public sealed class SqliteAttributionTests : AttributionContract<SqliteTestEngine>;

public sealed class SqliteSearchTests : SearchContract<SqliteTestEngine>;

public sealed class SqliteOutboxTests : OutboxContract<SqliteTestEngine>;

public sealed class SqliteKillTests : KillContract<SqliteTestEngine>;
