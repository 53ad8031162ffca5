using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sync.Drifting;

sealed class DriftConfiguration : IEntityTypeConfiguration<Drift>
{
    public void Configure(EntityTypeBuilder<Drift> drift)
    {
        drift.ToTable("Drifts");
        drift.Property(d => d.Id).ValueGeneratedNever();
        drift.Property(d => d.ClosedBy).HasMaxLength(300);
        drift.Property(d => d.Changes).AsJson();
        drift.Property(d => d.Proposals).AsJson();
        drift.HasIndex(d => new { d.StreamId, d.Id });
        drift.HasIndex(d => new { d.FeedId, d.ClosedAt });
    }
}
