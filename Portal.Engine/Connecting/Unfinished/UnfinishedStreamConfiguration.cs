using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Unfinished;

sealed class UnfinishedStreamConfiguration : IEntityTypeConfiguration<UnfinishedStream>
{
    const int LongestName = 300;

    public void Configure(EntityTypeBuilder<UnfinishedStream> stream)
    {
        stream.ToTable("UnfinishedStreams");
        stream.Property(s => s.Id).ValueGeneratedNever();
        stream.Property(s => s.Name).HasMaxLength(LongestName);
        stream.Property(s => s.By).HasMaxLength(LongestName);
        stream.HasIndex(s => s.SourceId);
        stream.HasOne<Source>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
