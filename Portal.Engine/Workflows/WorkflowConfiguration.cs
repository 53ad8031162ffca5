using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Workflows;

sealed class WorkflowConfiguration : IEntityTypeConfiguration<Workflow>
{
    public void Configure(EntityTypeBuilder<Workflow> workflow)
    {
        workflow.ToTable("Workflows");
        workflow.Property(w => w.Id).ValueGeneratedNever();
        workflow.HasIndex(w => w.Name).IsUnique();
        workflow.Property(w => w.Needs).AsJson();
    }
}
