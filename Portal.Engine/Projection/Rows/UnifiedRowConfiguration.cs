using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedRowConfiguration : IEntityTypeConfiguration<UnifiedRow>
{
    public void Configure(EntityTypeBuilder<UnifiedRow> row)
    {
        row.ToTable("Unified");
        row.Property(r => r.Id).ValueGeneratedNever();
        // Held ones share a value, so this is not unique.
        row.HasIndex(r => new { r.Entity, r.Match });
        row.HasIndex(r => new { r.Entity, r.Id });
        row.HasIndex(r => new { r.Entity, r.Turn });
    }
}
