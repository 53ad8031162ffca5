using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Agents.Use;

sealed class AgentReadConfiguration : IEntityTypeConfiguration<AgentReadRow>
{
    public void Configure(EntityTypeBuilder<AgentReadRow> read)
    {
        read.ToTable("AgentReads");
        read.Property(r => r.Id).ValueGeneratedNever();
        read.Property(r => r.Kind).HasMaxLength(AgentReadRow.LongestKind);
        read.Property(r => r.Entity).HasMaxLength(AgentReadRow.LongestEntity);
        read.Property(r => r.Fields).HasMaxLength(AgentReadRow.LongestFields);
        read.Property(r => r.Address).HasMaxLength(AgentReadRow.LongestAddress);
        read.HasIndex(r => new { r.AgentId, r.At });
        read.HasIndex(r => new { r.AgentId, r.Answer, r.At });
        read.HasIndex(r => r.At);
    }
}
