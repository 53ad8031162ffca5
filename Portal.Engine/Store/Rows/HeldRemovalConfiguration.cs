using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class HeldRemovalConfiguration : IEntityTypeConfiguration<HeldRemoval>
{
    public void Configure(EntityTypeBuilder<HeldRemoval> held)
    {
        held.ToTable("HeldRemovals");
        held.HasKey(h => new { h.Feed, h.Record });
    }
}
