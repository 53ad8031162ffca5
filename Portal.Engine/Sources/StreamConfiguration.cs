using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

sealed class StreamConfiguration : IEntityTypeConfiguration<Stream>
{
    public void Configure(EntityTypeBuilder<Stream> stream)
    {
        stream.ToTable("Streams");
        stream.Property(s => s.Id).ValueGeneratedNever();
        stream.Property(s => s.Name).HasMaxLength(SourceName.MaxLength);
        stream.Property(s => s.Search).HasMaxLength(SourceName.LongestSearch);
        stream.HasIndex(s => new { s.SourceId, s.Search }).IsUnique();
        stream.Property(s => s.FieldPromises).AsJson();
        stream.HasOne<Source>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        stream.HasOne<Entity>().WithMany().HasForeignKey(s => s.EntityId).OnDelete(DeleteBehavior.Restrict);
    }
}
