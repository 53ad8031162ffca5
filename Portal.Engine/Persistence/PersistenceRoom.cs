using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Engine.Persistence;

public static class PersistenceRoom
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, DataFolder folder, DatabaseOptions options) => services
        .AddSingleton(folder)
        .AddSingleton(options)
        .AddSingleton<IDatabase>(provider => options.Kind == DatabaseKind.Postgres
            ? new PostgresDatabase(options.ConnectionString!)
            : new SqliteDatabase(folder, provider.GetRequiredService<TimeProvider>()));
}
