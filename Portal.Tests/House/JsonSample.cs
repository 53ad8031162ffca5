using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.House;

/// <summary>A column of JSON, to ask SQLite for what its bundled version could not do.</summary>
sealed class JsonSample(DbContextOptions options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Row>().ComplexProperty(row => row.Details, details => details.ToJson());

    public sealed class Row
    {
        public int Id { get; init; }

        public required Details Details { get; init; }
    }

    public sealed class Details
    {
        public required string Colour { get; init; }
    }
}
