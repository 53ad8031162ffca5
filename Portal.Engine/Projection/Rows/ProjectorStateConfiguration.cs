using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Projection.Rows;

sealed class ProjectorStateConfiguration : IEntityTypeConfiguration<ProjectorState>
{
    public void Configure(EntityTypeBuilder<ProjectorState> state)
    {
        state.ToTable("ProjectorStates");
        state.HasKey(s => s.Entity);
        state.Property(s => s.Entity).ValueGeneratedNever();
    }
}
