using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedEventConfiguration : IEntityTypeConfiguration<UnifiedEvent>
{
    public void Configure(EntityTypeBuilder<UnifiedEvent> happened)
    {
        happened.ToTable("UnifiedEvents");
        // There may be millions: a number is shorter than its name.
        happened.Property(e => e.Kind).HasConversion<int>();
        happened.HasIndex(e => new { e.Unified, e.Id });
    }
}
