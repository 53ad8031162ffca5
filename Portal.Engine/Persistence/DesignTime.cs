using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Engine.Persistence;

/// <summary>What `dotnet ef migrations add` uses; see docs/operations.md. Neither opens a connection.</summary>
sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePortalDb>
{
    public SqlitePortalDb CreateDbContext(string[] args)
    {
        SqliteLibrary.Ensure();
        return new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=unused.db").Options);
    }
}

sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresPortalDb>
{
    public PostgresPortalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=unused;Database=unused").Options);
}
