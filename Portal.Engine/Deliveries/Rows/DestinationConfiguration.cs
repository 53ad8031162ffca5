using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Deliveries.Rows;

sealed class DestinationConfiguration : IEntityTypeConfiguration<Destination>
{
    public void Configure(EntityTypeBuilder<Destination> destination)
    {
        destination.ToTable("Destinations");
        destination.Property(d => d.Id).ValueGeneratedNever();
        destination.Property(d => d.OwnerKind).HasMaxLength(Destination.LongestOwnerKind);
        destination.Property(d => d.Url).HasMaxLength(Destination.LongestUrl);
        destination.Property(d => d.Why).HasMaxLength(Destination.LongestWhy);
        destination.HasIndex(d => new { d.OwnerKind, d.OwnerId });
        destination.Ignore(d => d.Origin);
    }
}
