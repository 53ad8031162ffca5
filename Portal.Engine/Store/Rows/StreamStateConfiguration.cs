using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class StreamStateConfiguration : IEntityTypeConfiguration<StreamState>
{
    public void Configure(EntityTypeBuilder<StreamState> state)
    {
        state.ToTable("StreamStates");
        state.HasKey(s => s.Stream);
        state.Property(s => s.Stream).ValueGeneratedNever();
    }
}
