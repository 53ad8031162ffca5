using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedHoldConfiguration : IEntityTypeConfiguration<UnifiedHold>
{
    public void Configure(EntityTypeBuilder<UnifiedHold> hold)
    {
        hold.ToTable("UnifiedHolds");
        hold.HasKey(h => new { h.Entity, h.Value });
    }
}
