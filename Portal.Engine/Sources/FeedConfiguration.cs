using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

sealed class FeedConfiguration : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> feed)
    {
        feed.ToTable("Feeds");
        feed.Property(f => f.Id).ValueGeneratedNever();
        feed.Property(f => f.Name).HasMaxLength(SourceName.MaxLength);
        feed.Property(f => f.Search).HasMaxLength(SourceName.LongestSearch);
        feed.HasIndex(f => new { f.StreamId, f.Search }).IsUnique();
        feed.Property(f => f.Connector).HasMaxLength(60);
        feed.Property(f => f.Schedule).AsJson();
        feed.Property(f => f.PausedBy).HasMaxLength(Feed.LongestPausedBy);
        feed.Property(f => f.PausedWhy).HasMaxLength(Feed.LongestWhy);
        feed.HasOne<Stream>().WithMany().HasForeignKey(f => f.StreamId).OnDelete(DeleteBehavior.Restrict);
    }
}
