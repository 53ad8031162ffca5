using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.People;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.ToTable("Sources");
        source.Property(s => s.Id).ValueGeneratedNever();
        source.Property(s => s.Name).HasMaxLength(SourceName.MaxLength);
        source.Property(s => s.Search).HasMaxLength(SourceName.LongestSearch);
        source.HasIndex(s => s.Search).IsUnique();
        source.Property(s => s.Address).HasMaxLength(SourceDraft.LongestAddress);
        source.Property(s => s.Auth).AsJson();
        source.Property(s => s.Rate).AsJson();
        source.Property(s => s.VersionHeader).HasMaxLength(SourceDraft.LongestVersion);
        source.Property(s => s.Version).HasMaxLength(SourceDraft.LongestVersion);
        source.HasOne<Person>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
