using DiploMesh.Storage.Tests.Fixtures;

namespace DiploMesh.Storage.Tests.Contract;

public sealed class SqlServerDispatchTests : DispatchContract<SqlServerTestEngine>;

public sealed class SqlServerAttributionTests : AttributionContract<SqlServerTestEngine>;

public sealed class SqlServerSearchTests : SearchContract<SqlServerTestEngine>;

public sealed class SqlServerOutboxTests : OutboxContract<SqlServerTestEngine>;

public sealed class SqlServerKillTests : KillContract<SqlServerTestEngine>;
