using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Postgres;

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    /// <summary>Texts for searching are folded by us, and keys are the source's: both are compared letter by letter, whatever the server's language is.</summary>
    const string ByLetter = "C";

    public override Task Exclusive(string name, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", stop);

    public override Task Shared(string name, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({name}, 0))", stop);

    public override async Task<IAsyncDisposable> Moment(CancellationToken stop) => await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.Name is "Search" or "Key" or "Value"))
            property.SetCollation(ByLetter);
    }
}
