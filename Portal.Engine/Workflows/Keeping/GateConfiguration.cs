using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Workflows.Keeping;

sealed class GateConfiguration : IEntityTypeConfiguration<GateState>, IEntityTypeConfiguration<GateChange>
{
    public void Configure(EntityTypeBuilder<GateState> state)
    {
        state.ToTable("GateStates");
        state.HasKey(s => s.Workflow);
        state.Property(s => s.Workflow).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<GateChange> change)
    {
        change.ToTable("GateChanges");
        change.HasIndex(c => new { c.Workflow, c.Id });
        change.HasIndex(c => new { c.Workflow, c.Says, c.Id });
    }
}
