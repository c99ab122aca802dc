using DiploMesh.Storage.Dispatches;
using DiploMesh.Storage.Engines;
using DiploMesh.Storage.Outboxes;
using DiploMesh.Storage.Schema;
using DiploMesh.Storage.Statements;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DiploMesh.Storage;

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="IDispatchStore"/>, <see cref="IDispatchReader"/>, <see cref="IAttributionStore"/>,
    /// <see cref="IStatementReader"/>, <see cref="IOutbox"/> keyed by <see cref="OutboxOwner"/>, <see cref="IMigrator"/>,
    /// <see cref="ISchemaGate"/>, the service that waits for the schema or makes it, and the health check <c>storage</c>
    /// (tag <c>ready</c>). Called by several modules of one process, it registers them once.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration">Configuration with a section <see cref="StorageOptions.Section"/>; defaults apply where it says nothing.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(Database)))
        {
            return services;
        }

        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(options => Enum.IsDefined(options.Provider), "Storage:Provider must be Sqlite or SqlServer.")
            .Validate(options => !string.IsNullOrWhiteSpace(options.ConnectionString), "Storage:ConnectionString must not be empty.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqlEngine>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value switch
        {
            { Provider: StorageProvider.SqlServer } options => new SqlServerEngine(options),
            var options => new SqliteEngine(options),
        });
        services.AddSingleton<Database>();

        services.AddSingleton<IDispatchStore, DispatchStore>();
        services.AddSingleton<IDispatchReader, DispatchReader>();
        services.AddSingleton<IAttributionStore, AttributionStore>();
        services.AddSingleton<IStatementReader, StatementReader>();
        services.AddKeyedSingleton<IOutbox>(OutboxOwner.Ingestion, (provider, _) => Outbox(provider, OutboxSql.Ingestion));
        services.AddKeyedSingleton<IOutbox>(OutboxOwner.Worker, (provider, _) => Outbox(provider, OutboxSql.Worker));

        services.AddSingleton<SchemaGate>();
        services.AddSingleton<ISchemaGate>(provider => provider.GetRequiredService<SchemaGate>());
        services.AddSingleton<Migrator>();
        services.AddSingleton<IMigrator>(provider => provider.GetRequiredService<Migrator>());
        services.AddHostedService<SchemaStartup>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", tags: ["ready"]);
        return services;
    }

    private static SqlOutbox Outbox(IServiceProvider provider, OutboxSql sql) =>
        new(provider.GetRequiredService<Database>(), sql, provider.GetRequiredService<TimeProvider>());
}
