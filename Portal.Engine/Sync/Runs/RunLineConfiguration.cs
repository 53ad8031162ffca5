using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Sync.Runs;

sealed class RunLineConfiguration : IEntityTypeConfiguration<RunLine>
{
    public void Configure(EntityTypeBuilder<RunLine> line)
    {
        line.ToTable("RunLines");
        line.HasIndex(l => new { l.RunId, l.Id });
    }
}
