using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Sqlite;

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    public override Task Exclusive(string name, CancellationToken stop) => Task.CompletedTask;

    public override Task Shared(string name, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Deferred: a reader may not ask for the right to write.</summary>
    public override async Task<IAsyncDisposable> Moment(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        var moment = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        await Database.UseTransactionAsync(moment, stop);
        return moment;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
