using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Freshness.History;

sealed class VerdictChangeConfiguration : IEntityTypeConfiguration<VerdictChange>
{
    public void Configure(EntityTypeBuilder<VerdictChange> change)
    {
        change.ToTable("VerdictChanges");
        change.Property(c => c.Verdict).HasConversion<int>();
        change.Property(c => c.Reason).HasConversion<int>();
        change.HasIndex(c => new { c.Stream, c.Field, c.Id });
        change.HasIndex(c => c.At);
    }
}
