using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Sqlite;

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    public override Task Exclusive(string name, CancellationToken stop) => Task.CompletedTask;

    public override Task Shared(string name, CancellationToken stop) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
