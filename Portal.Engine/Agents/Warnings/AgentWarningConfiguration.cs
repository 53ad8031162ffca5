using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Agents.Warnings;

sealed class AgentWarningConfiguration : IEntityTypeConfiguration<AgentWarning>
{
    public void Configure(EntityTypeBuilder<AgentWarning> warning)
    {
        warning.ToTable("AgentWarnings");
        warning.HasKey(w => new { w.AgentId, w.Day, w.Cause });
        warning.Property(w => w.Sentence).HasMaxLength(AgentWarning.LongestSentence);
        warning.HasIndex(w => w.At);
    }
}
