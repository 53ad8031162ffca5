using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedValueConfiguration : IEntityTypeConfiguration<UnifiedValue>
{
    public void Configure(EntityTypeBuilder<UnifiedValue> value)
    {
        value.ToTable("UnifiedValues");
        value.HasKey(v => new { v.Entity, v.Field, v.Value, v.Unified });
    }
}
