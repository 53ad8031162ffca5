using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedAliasConfiguration : IEntityTypeConfiguration<UnifiedAlias>
{
    public void Configure(EntityTypeBuilder<UnifiedAlias> alias)
    {
        alias.ToTable("UnifiedAliases");
        alias.Property(a => a.Id).ValueGeneratedNever();
        alias.HasIndex(a => a.Unified);
    }
}
