using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Postgres;

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    public override Task Exclusive(string name, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", stop);
}
