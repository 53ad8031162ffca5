using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Use;

sealed class AgentHourConfiguration : IEntityTypeConfiguration<AgentHour>
{
    public void Configure(EntityTypeBuilder<AgentHour> hour)
    {
        hour.ToTable("AgentHours");
        hour.HasKey(h => new { h.AgentId, h.Hour, h.Entity });
        hour.Property(h => h.Entity).HasMaxLength(AgentReadRow.LongestEntity);
        hour.Property(h => h.Fields).AsJson();
        hour.Property(h => h.Addresses).AsJson();
        hour.HasIndex(h => h.Hour);
    }
}
