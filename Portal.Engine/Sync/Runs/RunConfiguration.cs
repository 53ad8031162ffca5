using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Sync.Runs;

sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> run)
    {
        run.ToTable("Runs");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.AskedBy).HasMaxLength(300);
        run.HasIndex(r => new { r.FeedId, r.Id });
        run.HasIndex(r => new { r.State, r.Id });
    }
}
