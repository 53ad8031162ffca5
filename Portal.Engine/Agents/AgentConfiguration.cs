using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.People;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

sealed class AgentConfiguration : IEntityTypeConfiguration<Agent>
{
    const int LongestName = 300;

    public void Configure(EntityTypeBuilder<Agent> agent)
    {
        agent.ToTable("Agents");
        agent.Property(a => a.Id).ValueGeneratedNever();
        agent.Property(a => a.Name).HasMaxLength(Agent.MaxLength);
        // Folding can make of one letter several.
        agent.Property(a => a.Search).HasMaxLength(4 * Agent.MaxLength);
        agent.HasIndex(a => a.Search).IsUnique();
        agent.Property(a => a.Purpose).HasMaxLength(Agent.LongestPurpose);
        agent.Property(a => a.Scope).AsJson();
        agent.Property(a => a.DisabledBy).HasMaxLength(LongestName);
        agent.Property(a => a.DisabledWhy).HasMaxLength(Agent.LongestWhy);
        agent.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
