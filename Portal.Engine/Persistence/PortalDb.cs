using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence;

/// <summary>
/// The EF Core context. It knows no room: each room brings its entities with a configuration of its own,
/// found by scanning. Names in the database are the names in the code, in snake_case, on both databases.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>
    /// Makes every other writer with the same name wait until this transaction ends, for a check that must still hold
    /// when it commits. SQLite has one writer at a time anyway.
    /// </summary>
    public abstract Task Exclusive(string name, CancellationToken stop);

    /// <summary>Makes <see cref="Exclusive"/> with the same name wait, and waits for it, but lets others with this through.</summary>
    public abstract Task Shared(string name, CancellationToken stop);

    /// <summary>All that is read until it is disposed is read as of one moment.</summary>
    public abstract Task<IAsyncDisposable> Moment(CancellationToken stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase.Of(entity.GetTableName() ?? entity.ClrType.Name));
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase.Of(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(SnakeCase.Of(key.GetName()!));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(SnakeCase.Of(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(SnakeCase.Of(index.GetDatabaseName()!));
        }
    }
}
