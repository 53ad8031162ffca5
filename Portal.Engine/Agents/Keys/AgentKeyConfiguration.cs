using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Agents.Keys;

sealed class AgentKeyConfiguration : IEntityTypeConfiguration<AgentKey>
{
    public void Configure(EntityTypeBuilder<AgentKey> key)
    {
        key.ToTable("AgentKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Prefix).HasMaxLength(KeyText.PrefixLength);
        key.HasIndex(k => k.Prefix).IsUnique();
        key.HasOne<Agent>().WithMany().HasForeignKey(k => k.AgentId).OnDelete(DeleteBehavior.Cascade);
    }
}
