using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class UnifiedMemberConfiguration : IEntityTypeConfiguration<UnifiedMember>
{
    public void Configure(EntityTypeBuilder<UnifiedMember> member)
    {
        member.ToTable("UnifiedMembers");
        member.HasKey(m => m.Record);
        member.Property(m => m.Record).ValueGeneratedNever();
        member.HasIndex(m => m.Unified);
    }
}
