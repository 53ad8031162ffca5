using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Workflows.Triggers;

sealed class WorkflowTriggerConfiguration : IEntityTypeConfiguration<WorkflowTrigger>
{
    public void Configure(EntityTypeBuilder<WorkflowTrigger> trigger)
    {
        trigger.ToTable("WorkflowTriggers");
        trigger.Property(t => t.Key).HasMaxLength(WorkflowTrigger.LongestKey);
        trigger.HasIndex(t => new { t.Workflow, t.State, t.Id });
        trigger.HasIndex(t => new { t.State, t.Workflow });
        trigger.HasIndex(t => new { t.Workflow, t.Key }).IsUnique();
    }
}
