using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class FeedStateConfiguration : IEntityTypeConfiguration<FeedState>
{
    public void Configure(EntityTypeBuilder<FeedState> state)
    {
        state.ToTable("FeedStates");
        state.HasKey(s => s.Feed);
        state.Property(s => s.Feed).ValueGeneratedNever();
        state.Property(s => s.Epoch).IsConcurrencyToken();
        state.Property(s => s.Cursor).IsConcurrencyToken();
        state.Ignore(s => s.Place).Ignore(s => s.Standing).Ignore(s => s.IsAtBeginning);
    }
}
