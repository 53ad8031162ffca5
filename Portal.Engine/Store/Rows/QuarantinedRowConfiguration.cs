using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class QuarantinedRowConfiguration : IEntityTypeConfiguration<QuarantinedRow>
{
    public void Configure(EntityTypeBuilder<QuarantinedRow> row)
    {
        row.ToTable("Quarantine");
        row.HasIndex(q => new { q.Feed, q.Identity }).IsUnique();
    }
}
