using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedGoneConfiguration : IEntityTypeConfiguration<UnifiedGone>
{
    public void Configure(EntityTypeBuilder<UnifiedGone> gone)
    {
        gone.ToTable("UnifiedGone");
        gone.Property(g => g.Id).ValueGeneratedNever();
        gone.HasIndex(g => new { g.Entity, g.Turn });
    }
}
